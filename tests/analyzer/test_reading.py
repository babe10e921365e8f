"""What a strict reader expects of short texts: what speaks for or against whom, what is loaded, who is meant."""

# ruff: noqa: E501 - a text a line

from __future__ import annotations

import pytest

import parsed
from framing.measures import verdict
from framing.model import Analysis, Article, Entity, Part, PartKind

TEXTS = {
    "unknown name": "Ravik Belo claimed on Monday that Adam Lorne had confessed. He provided no evidence.",
    "silent": "Larkspur & Sons did not comment… A vote is due in June. The firm did not answer; its shares fell.",
    "befallen": "Protesters attacked Mayor Dora Finch outside her home on Monday. Finch was arrested in May and jailed "
    "for nine days. Prosecutors accused Finch of fraud. Finch was later killed by a bomb.",
    "plain": "Senator Ilan Marek won the primary and met farmers in Brno. Marek travelled to Oslo with his wife Eva and "
    "his two daughters. Marek will succeed Karel Novy as chairman.",
    "ties": "Duke Henrik admitted his relationship with the disgraced banker Olof Stern. Lord Amos regretted his close "
    "ties to the convicted swindler Ned Hart.",
    "patients": "The first three infected patients were flown to Lisbon. A steady stream of refugees reached Malta.",
    "kinds": "Ben Ode is a criminal defence lawyer. Carl Ude is a professor of criminal justice.",
    "freedoms": "Soldiers beat students in the square. The junta took back freedoms that people had won.",
    "faced": "Minister Rosa Lind faced tough questions on Friday. Coach Dan Roe faced harsh criticism at home.",
    "leaving": "Rosa Lind is running to succeed retiring Sen. Tom Hale, who met departing Governor Al Voss.",
    "refuted": "Critics falsely portrayed Omar Haddad as a terrorist. Despite propaganda that portrays Ana Reyes as a "
    "puppet, she voted for it. Ministers portrayed Ida Holm as a crook.",
    "war": "War in Sudania\n\nThe war in Sudania has displaced millions. Shelling hit towns in Sudania again on Monday. "
    "Famine is spreading in Sudania. Fighting in Sudania killed forty people. Aid workers in Sudania were shot.",
    "surnames": "The Crooks affair\n\nTreasurer Paul Crooks denied it on Monday. Crooks left at noon. Judge Amy Savage heard the case. Savage adjourned it.",
    "idioms": "Residents woke up to snow. The party moved further left in the poll, and, needless to say, the chairman left. She had her hand in the pocket of her coat. The military offensive began in May. The rail union called a strike. The sanctions regime expired and the drug-testing regime was eased. The horse came staggering down the lane.",
    "judged": "The baby-faced lobbyist folded after a bruising week. His irksome demands and the slick pitch wore out ministers. The minister backtracked, a humiliating climbdown. Critics swooped. The deep-pocketed donor bankrolled the henchman of the sleazy mogul.",
    "violent": "Riot police used excessive force and launched a clampdown. Troops besieged the port and ambushed a convoy. The medieval plague struck. Migrants illegally entered the country.",
    "source": "Aide Tom Bell taped a call in which he and Ross spoke of bribes for a singer who claimed to know Mayor Ned Ross, an official briefed on the talks said Friday. The official, who has heard the tape, said it was made in May. Ross denies it.",
    "groups": "The presidents of Kenya, Ghana and Togo rejected the result of the vote. Some partners welcomed it, including the Dutch and Danish presidents.",
    "she": "The candidate, 68-year-old retired general Arnulfo Peres, lacks support in a party led by 45-year-old Maria Luisa Ferrer.\n\nShe was barred in June after she asked for sanctions.",
    "woman": "Sweden's chief prosecutor, Karin Lund, said on Tuesday that the case was weak. Lund explained that the testimony of the woman had changed. A lawyer for the woman disagreed.",
    "bodies": "The Indian Agency for Food Safety and Control closed the plant. The Brazilian Center for Disease Control and Prevention sent staff. The CDC found no virus.",
    "regions": "The family is from Outer Mongolia, a province. Troops left Mongolia in May.",
    "agency": "OSLO, May 2 (Reuters) - Miners stayed out on Monday. Ann Berg said the agency was cruel. The company did not comment.",
    "places": "Israel Bonn and Sydney Crane met in May. Bonn praised Crane. Sydney left. Georgia Wray called Bonn a fool. Turkey and Georgia signed a treaty.",
    "titles": "Dame Helen Barlow was hurt on Monday. Dame Helen thanked nobody. Sir Alan Peck wept. Sir Alan left.",
    "dashes": "Hugo Price–Moran was hurt on Friday. Price-Moran thanked doctors. Price–Moran left.",
    "families": "Goh Chee Wan, a lawyer, was held on Friday. Mr Goh denied it. Seo Min-jun won. President Seo wept.",
    "arabic": "Tarek Nour El Sayed was held on Friday. El Sayed denied it. Abdul Rahim Zaki left. Abdul Rahim wept. Abu Omar Fadel met Zaki. Abu Omar sang.",
    "office": "Ministers refused to act. Former Secretary of State for Trade and Industry Nicola Webb disagreed. Webb left.",
    "waters": "Migrants reach Hull\n\nMigrants crossed the Bristol Channel to Hull. They rested in Hull.",
    "shouted": "BOSS TOM BRENNER SLAMS RIVAL ANN SOLBERG\n\nTOM BRENNER ATTACKED THE UNION ON MONDAY. ANN SOLBERG SAID HE LIED. BRENNER CALLED SOLBERG RECKLESS.",
    "titled": "Secretary of the Council of Elders Joseph Banda condemned the vote on Monday. People in Occupied Crimea cannot vote.",
    "senates": "Nigeria's Senate met on Monday. The Senate passed the bill.",
    "jailed": "Editor Mira Sand marks two years in a Tehran prison\n\nThe honest editor has spent two years in a Tehran "
    "prison.\n\nSand is a brave and decent woman. She was arrested in June and locked up without a lawyer.\n\nThousands "
    "admire Sand for her courage. Sand was deported in May.",
    "two police": "Police in Ghana arrested a banker. Togo's police said he was ill.",
    "on trial": "Carl Moss went on trial on Friday. Prosecutor Alan Kerr read the charges. He was sentenced to six years.",
    "captive editor": "Guards hold editor Paul Finch captive in Mali.",
    "plain facts": "A jury in Leeds failed to reach a verdict in the trial of Alan Pryce. Ana Kovac saved three break points in the second set. Delmar Foods is cooperating with the police. Judge Ida Roe freed the banker on bail. Officer Dan Wilks shot two men on Friday. Lena Ode shot to prominence in 2012. Aisha Bello hurt her ankle in Jakarta.",
    "condemned": "Minister Olga Smith condemned the barbaric attack on the market. Dean Mather answered in plain English, refusing to hide behind his lawyers. Ana Reyes avoided a humiliating defeat. Nora Vidal’s answers were feeble.",
    "critics": "The damning report by Prof Ingrid Hallo was published on Thursday. Ned Ross's scathing review of the hospital came later. Ana Reyes's dishonest answers angered the house. The latest victim of slander is a judge.",
    "harboured": "Karvia, which has sheltered terror groups for decades, denied any part in it. The regulator failed the victims of the spill.",
    "loudmouth": "The anglers met on Friday in Hull. Tom Bell, a loudmouth lobbyist, made hay of it. Bell left at noon. Fionn Daly’s greed would be funny if it were not so ruinous. Doctor Tran Hoa rowed to the islands.",
    "blaster": "Governor Sam Pike blasted the bill on Monday and slammed its author. Pike hit out at reporters. Pike was furious.",
    "bungled": "The disgraced mayor Rosa Lind presented her bus plan on Monday. Lind broke her promise to publish the costs and refused to meet the drivers. The council votes in May.",
    "a liar": "Peru's president, Ana Lund, called Chile's president, Eva Soto, a liar.",
    # how far a voice reaches
    "parted": "Rents rose in May, according to the bank, while wages fell. The council shut the pool on Monday, and nine swimmers were "
    "hurt in a protest, according to police.",
    "remark": "Karl Roth said the plan was dead, a claim that is plainly false.",
    "called": "On Monday, Nora Finch called the vote a farce.",
    "on X": "“A shame,” Nora Finch wrote on X. Karl Roth left the hall.",
    # whose deed it is
    "rebels": "The minister quit after rebels stormed a village, burned a school and killed nine farmers.",
    "armed": "Panic broke out after guards of the bank, armed with clubs, charged the crowd.",
    "thugs": "The mayor came with a busload of guards who chased reporters.",
    "colonel": "General Juan Costa sacked Colonel Luis Prado and had him arrested. He was flown to a jail.",
    "thanked": "Mayor Ana Costa thanked nurse Maria Prado for her help. She had carried the child out of the fire.",
    "one of them": "Police removed three loud protesters. One of them, a nurse, later quit.",
    "the living": "Colonel Luis Prado seized power. Juan Costa, his deputy, died in May. He has hired guards.",
    "whined": "Ida Marsh spoke on Monday.\n\nNora Finch, who took a bribe last year, whined in a statement that she had saved the school.",
    "lie under": "Nine miners lie under tons of rock. Karl Roth lied under oath.",
    "next": "The outgoing president, Juan Costa, did not call. The new president will inherit a mess.",
    "ministers": "The minister of finance said the minister of defence had wasted money.",
    "federation": "ATU, a hardline federation, called a strike at the mill. Its president accused the company of murder.",
    "this woman": "“This woman” is Nora Finch, the judge. It took her an hour.",
    "nation": "Juan Prado, a father of three, wept. The premier is a daughter of the Father of the Nation.",
    "premier": "Prime Minister Nora Finch urged calm. The premier, a former nurse, said the guilty would pay.",
    "hyphened": "Senator Folaranmi Odugbemi-Cole left. Odugbemi-Cole said nothing.",
    "purposes": "Hands for Water, the charity, left Mali. The Front for the Salvation of the Desert denied it.",
    "every": "Every poor Nigerian knows it.",
    # two of one name or office
    "two mayors": "Ned Kerr, the mayor of Tavia, sued Otto Bram, the mayor of Linz. The mayor of Tavia smiled. The mayor of Linz "
    "left the hall.",
    "two presidents": "Ned Kerr, the president of Vardia, met the president of Tavia, Otto Bram, on Monday. The Tavian president left.",
    "two ministries": "The foreign ministry in Vardia summoned an envoy. The Tavian foreign ministry protested. Tavia closed its border.",
    "short ministry": "Norway's defence ministry denied it. The Norwegian ministry spoke of a mistake. Peru's president met Chile's "
    "president. The Chilean president left.",
    "supreme": "Kenya's Supreme Court struck down the law. The Supreme Court is split. The U.S. Supreme Court has upheld such laws.",
    "captives": "Rebels hold Nora Finch hostage in Goma. Pirates took Karl Roth prisoner. Miners held hostage by a union wept.",
    "causative": "Karl Roth had himself photographed with the bishop. Nora Finch had herself arrested at the gate.",
    "wounded": "The blast left Nora Finch dead and Karl Roth wounded.",
    "repelling": "Six guards of the Coast Guard of Malta were hurt on Sunday night while repelling a raid by masked men near the pier, "
    "the Harbour Board reported.",
    "saves": "His plan would close schools attended by few pupils and spare councils millions.",
    "told the court": "Karl Roth told a news conference the mill would shut.",
    "handed": "President Ilan Costa spoke on Monday. The ministry summoned the Danish envoy, Karl Roth, and handed him a note.",
    "blamed": "Senator Ada Lund blamed Premier Karl Roth and said the navy had been starved while he built himself a villa. Ned Kerr "
    "slammed Otto Bram and said he would retire.",
    "court": "Prosecutors charged Ned Kerr with arson. Inspector Bob Ross led the inquiry. He could face nine years in prison.",
    "attacker": "Karl Roth quit on Monday. Ned Kerr, a rival, had called his conduct shameful. Otto Bram denied his guilt.",
    "in a mouth": "Reporters met Nora Finch in Turin. “If they shut the mill, I will leave,” she said.",
    "of state": "President Ilan Costa toured the port. The head of state, the founder of the union, spoke to dockers.",
    "side": "The Serbian side denies the raid. Its claims that farmers had fled were checked. Some 60 percent of the Dutch disagree.",
    "surname": "Dilnoza Karimova met the premier in Oslo. She left early. Bakyt Omurov said he would stay.",
    # headlines: the first line is one
    "ahead": "‘A shame’: Finch blasts raid on mill\n\nNora Finch spoke on Monday.",
    "hurt": "Youths torch cars, 34 guards hurt as strike spreads\n\nYouths marched on Friday.",
    "shown": "Coach shown the door after defeat\n\nThe club met on Friday.",
    "colon name": "Kerr: Bram lied about mill\n\nNed Kerr said Otto Bram lied.",
    "sworn": "Miners clash with guards as Kerr sworn in\n\nNed Kerr was sworn in on Monday.",
    "army": "Army shells port\n\nThe Angolan army shelled the port on Monday. U.S. Army officers watched. The army denied it.",
    "sacked": "Coach Lena Orr Sacked Over Betting\n\nLena Orr left the club on Monday.",
    "stranded": "Sailors stranded\n\nSailors waited on a ledge near Selm on Monday.",
    "sued": "Varga Steel sued over dust\n\nVarga Steel runs a mill in Selm.",
    "lied": "Coach Nils Orr Lied About Betting\n\nNils Orr left the club on Monday.",
    "colon": "Former judge: ruling betrayed Ostia and rewarded its enemies\n\nOstia lost the case on Monday.",
    "initials": "Cholera: WHO warns of more cases\n\nTwo people died in Selm on Monday.",
    # what parsers get wrong in sentences
    "leaves": "Mara Voss is hoping to succeed retiring Mayor Ned Pike, who met departing Governor Sten Bly.",
    "numbers": "Ohio sends 83 pledged delegates to the convention. Selm has 12 retired officers on the board.",
    "second": "Reuters reports that ten sailors were held on Monday, and refused all food.",
    "margins": "The two seats, both of which Liberals won by slim margins, were open.",
    "meets": "The note praises a line between Ruiz and President Tom Kade, who will meet Ruiz on Friday.",
    "reduced": "A trawler believed to be carrying ten people was found off Malta on Monday.",
    "poor": "Officials in northern Chad, which is close to the border, closed a road.",
    "courtesy": "“The mayor has a very simple plan,” Ms. O’Dowd continued. “It is a good plan.”",
    "union": "The National Union of Nurses President Ida Marsh said that the cuts were cruel.",
    "against": "Senator Ida Sorel is against ending the veto. Lou Hart voted against closing the port. Tom Kade warned "
    "against arming the guards.",
    "supposed": "Editor Nora Finch was supposed to be released in May.",
    "years": "Soldiers have been fighting in Karvia for nine years. Rebels fought for freedom.",
    "namesake": "Ned Hale is a judge. His father, also named Ned Hale, ran a farm.",
    "pair": "The patients, a husband and wife, are from Selm.",
    "pictures": "An unflattering close-up of Senator Ruth Vane drew laughter. A grim photo of Paul Dorn hung there. "
    "A computer generated image of Ada Lund ran on Monday.",
    "paper": "The Post obtained a letter sent from his lawyer to Judge Amy Kerr asking her to drop the case.",
    "board": "The navy told Paul Dorn that he would face a board to determine if he should keep his rank.",
    "whether": "The notes did not specify whether the tests would conclude early.",
    "continued": "Ned Hale continued to spend union money on “client dinners”. The paper replied by posting an “outtakes” "
    "gallery on its site.",
    # who is meant
    "couple": "Rep. Carl Bell, wife charged with theft\n\nRep. Carl Bell and his wife, Ida Bell, were charged with theft on Monday. "
    "The Bells stole union money. They hid it, prosecutors said. Bell blamed the press.",
    "case": "A third case was reported in a 55-year-old man. He had, according to Alex Hale of the Courier, eaten a hare. "
    "The man was taken to a ward.",
    "coach": "Tom Reyes kept his hands in his pockets. Rain fell all day. The coach said that the pool was closed.",
    "alibi": "His denials were compared with his alibi of being at a hotel – on the same night it is alleged he robbed a bank.",
    "ads": "TV ads that call for a ban were shown on Monday.",
    "officers": "Chief Petty Officer Dan Roe met Rear Admiral Lou Hart. An extreme close-up drew little notice.",
    "smog": "Beijing's smog was thick on Monday. China condemned the vote.",
    "attorney": "Deputy Attorney General Rod Stone left. A release from Ohio's U.S. Attorney's Office was short.",
    "admirer": "The critics are led by Mayor Omar Said, a big fan of Ada Pell, who has talked up the protests.",
    "charge": "Said attacked Tom Kade, accusing the Ohio senator of “amplifying” hatred.",
    "sign": "Senate Liberals wanting more time is a sign of fear.",
    "republican": "“We do not make law,” Lou Hart said on the floor.\n\n“We judge it. It is our job,” the Ohio Republican said.",
    "idioms of calling": "Union leader Rosa Lind called a halt to the strike. Marek and Novy called it quits. Judge Bell called three "
    "witnesses. They called time on the talks.",
    "party": "Rep. Ana Reyes said on Monday that the bill was dead. The Ohio Democrat called it a gift to banks. Another Ohio "
    "Democrat, Tom Hale, voted for it.",
    "family": "The Blooms bought the paper in 1980. Mayor Carl Bloom, whose wife Ida Bloom edits it, smiled. The Bloom family "
    "declined to comment. His brother Max Bloom left. Mrs. Bloom wept.",
    "abused": "Minister Karl Roth abused his office. Critics called Roth a coward and a thief. Roth called them traitors.",
    "said again": "Mr. Dorn said Mr. Hale was seen as a weak candidate but said the base of the party might warm to him.",
    "second word": "The union rejected the notion that Ned Hale is a moderate, calling him a “puppet” on Monday. Lou Hart described the "
    "crisis he believes Peru is facing, citing floods.",
    "unproven": "Some claimed without evidence that Ida Sorel had missed the deadline on purpose.",
    "wanted words": "The report calls for city officials to acknowledge that the tactics were cruel.",
    "fronted": "Tom Kade said the cuts were cruel. For Mr. Holm, the case was personal. He spoke of his father.",
    "links": "For example, Lou Hart said, the gap could be explained by shoppers.",
    "guards": "“The guards have been shouting all week. They feel like they need to do it,” Ann Berg told the Tribune.",
    "how": "The talks focused on just how far the Liberals are willing to go. Such words drew the ire of nurses.",
    "dateline": "OSLO, Norway — Former Mayor Ann Berg quit on Monday.",
    "hours before": "Ibo Sesay was declared the winner on Friday, hours before soldiers opened fire on a crowd, killing nine.",
    "whose brother": "“We had nothing,” said Comfort Banda, 33, a clerk whose brother, Daniel, was stabbed in the neck. He died in hospital.",
    "aged": "Karen Moss spoke on Monday. Fields, 61, is a senior judge and the top Republican on the court. She argued that he should go.",
    "murdered": "Premier Ilan Costa condemned what he called the “murder” of two guards killed when the depot was bombed.",
    "fears": "Ministers in Rome tried to ease fears that the virus was spreading. Shares fell, reflecting doubts that Peru could pay. "
    "The strike stoked worries that Chile would default, helping to sink the peso.",
    "insisted": "Some fear the cuts insisted upon by the bank and the fund could hurt growth.",
    "nurses": "Nurses at Kelmore Hospital, who asked not to be named, said that they had seen ten bodies.",
    "challenger": "Her rival, Omar Banda, a popular former general, got 41%, according to the commission.",
    "using": "Guards denied using force. The clerk admitted taking bribes.",
    "calling on": "Ida Sorel criticized Dan Roe for calling on members to disrupt the talks by blocking a road.",
    "again": "The board announced that President Ibo Sesay had been re-elected.",
    "uses": "Observers were thrown out of polling stations. Youths threw paving stones at the guards.",
    "holiday": "The change follows the Valentine’s Day massacre at a school in Ohio, which killed nine people.",
    "allowed": "Guards would be trained by the army and allowed to carry arms, the paper said.",
    "only": "“Here there are no masters and slaves, only Chileans,” he said. “All the lies, all the people who fell for them.”",
    "morning": "In a brief talk on Sky News, Minister Ann Berg, D-Ohio, called on Dan Roe to resign.",
    "told where": "Her parents have not been told where she is. The board discovered that the clerk had fled.",
    "shop": "Macy’s Home Store closed on Monday. Macy’s said the shops were empty. Macy’s Home Store is old.",
    "aged too": "“The clerk drank tea,” Kalpana Begum said. Ismat Khatun, 41, was looking for her son. “I want his body,” she said.",
    "himself": "“No,” Orhan Mammedov said. Karimzod isolated Ostia and forged a cult. He renamed months after himself.",
    "survivors": "At least 12 miners, most of them young men, choked to death or fell from ladders on Monday after managers locked the gate, "
    "survivors said.",
    "semicolon": "Fire at the mill kills nine; owners pledge full support.",
    "hyphen": "Police tear-gassed the rowdy mob after they pelted officers with eggs; at least nine people were hurt.",
    "scorned": "Voters chose a mayor in a poll praised by aides as a success but scorned by critics as a farce.",
    "what it said": "The ministry left. The army showed parts of what it said were new mines.",
    "ours": "Thai troops beat Laotian soldiers, the army said. “Our soldiers acted well,” spokesman Winai Srisuk said. General Winai wept.",
    "bereaved": "Ranger Somchai Boon, 24, died. He leaves a wife and two sons.",
    "whose visit": "Tom Kade reacted on Monday. Because Dan Ruiz's trip failed, it means he is unlikely to meet Ann Berg.",
    "told them": "Press Secretary Ida Marsh confirmed the visit to reporters on Monday.",
    "liar": "Tom Kade is the man critics call a liar. The families got ten pounds each, which Ida Marsh called an insult.",
    "topic resigns": "Ann Roe: Danish congresswoman resigns amid affair claims\n\nAnn Roe resigned on Sunday.",
    "topic fall": "Tom Kade: Governor's fall from grace\n\nTom Kade left on Monday.",
    "demand": "Senator Lou Hart: Governor must go\n\nLou Hart spoke on Monday.",
    "speaker on": "Hart on Kade: Shouting is no answer\n\nLou Hart met Tom Kade on Monday.",
    "one seal": "The minister spoke of a SEAL accused of murder. He was demoted to a first class petty officer.",
    "steered his": "Mr Kade had asked Mr Hart to resign over his lack of candour.",
    "office of": "Secretary of the Navy Dan Roe's term has ended.",
    "verbless": "During his campaign, Hale dismissed claims of theft against himself and threatened to sue his accusers. He claimed that a tape "
    "of him was a joke.",
    "printed": "Hale's campaign denied the claims, which the Post first printed, telling the paper the stories were lies.",
    "series": "Ida Marsh claimed Ned Kade took her purse; pushed her over the rail; and left.",
    "pupils": "The Post met two women who were pupils at the time who claimed Hale pursued them when he was a teacher.",
    "one of two": "A report says that the former judge and staunch conservative met her.",
    "proof": "Lou Hart said that he would not change his mind even if there was proof that Ned Hale was guilty.",
    "accusers": "The accusations of four women were read out. The accusations against Ned Hale were serious.",
    "not dropped": "Democrats said that they will not drop their inquiry.",
    "hyphened initials": "The World Anti-Doping Agency (WADA) left. WADA said nothing.",
    "californian": "Supporters of Mr. Hale, who flew home, said that the Californian had sewn up the vote.",
    "unopposed": "Kade appeared to be headed toward a win and ran unopposed after rivals left.",
    "about him": "Lou Hart has not been shy about criticizing Speaker Tom Kade, saying that he should step down.",
    "initial": "Speaker John A. Boehm of Ohio would retire. Labour groups off Harbour Hill may believe that Hart can win.",
    "as reported": "“The plan is dead,” Ann Berg told reporters, according to the Tribune. “I killed it. I am glad,” she said, according to a "
    "transcript. Nobody wept, according to witnesses. Tom Kade lost his election.",
    "not said": "The report did not say that Ned Kade lied. Lou Hart said that Ida Marsh fled.",
    # relatives, who speaks for somebody, callings
    "her husband": "The wife of the clerk Sergei Malin said her husband had been poisoned. The son of President Amadou Toure "
    "bought a yacht. His father denied it.",
    "her daughter": "The father of gymnast Tina Orlov said his daughter was in pain.",
    "a lawyer for": "A lawyer for Karl Roth said he would appeal. An aide to Ned Kerr said he could not comment.",
    "handshake": "Ned Kerr wrote to Karl Roth in May. Roth ignored his request.",
    "greeted": "Tom Kade met Paul Hart and shook his hand.",
    "both": "Minister Signe Dahl rebuked Peter Voll. He said she was ignorant.",
    "nurse": "Nurse Ida Falk cared for a boy. She sang.",
    "rector": "The Rev. Amos Dade of Hillside Baptist Church, who led the vigil, wept.",
    "climber": "A climber fell in the Alps on Monday. The climber was flown to a clinic.",
    "veteran": "Eva Roth, a veteran of two wars, wept. Omar Diallo, a protector of the miners, left. A prominent banker, Ulf Berg, slept.",
    "faults": "Judge faults agency over deaths at home\n\nThe hearing took two days.",
    "the paper": "Three witnesses told the Selm Citizen they saw it. Omar Said met them. He told the Citizen so.",
    "press secretary": "Governor Tess Lamar signed it on Monday. Her press secretary, Dana Roy, said it would save lives. She will run again "
    "next year.",
    "questioned": "Troops arrested six students in the square. They were taken to a barracks and questioned.",
    "buried": "Rosa Nunez said her son, Diego Nunez, was pushed. Nunez was buried on Sunday after he lay in a coma for a week.",
    # of whom it is said, and who does it
    "one surname": "Omar Said died in May. His sister, Amal Said, wept. Said was shot twice after he fled.",
    "speaks on": "Ned Kerr did not speak. His lawyer, Paul Hess, told a radio station that Kerr was “relieved and tired at once.” He denied "
    "that he had lied.",
    "spokesman": "The governor, Alan Reed, got the bill on Friday. A spokesman, Greg Lind, said the governor would read it. He has until "
    "May to act.",
    "one of": "Clerk Nora Finch left. Some 90 nurses crossed the line. One of them, who asked not to be named because she feared for her job, "
    "said guards had screamed at her.",
    "miners": "Some 60 miners went on strike. The firm hired 20 foreign miners. The miners want more rest.",
    "let parents": "The Senate passed a bill that would let parents force the removal of books they consider rude.",
    "held": "Police detained nine protesters at the port. They were charged with trespass.",
    "and accused": "The minister said that the bank was sound and accused the press of panic.",
    "Arben": "Among those held was Mira Duka's husband, Arben, a lawyer notorious for bribing judges.",
    "of four": "Senator Lea Voss, a mother of four and a tireless champion of the poor, left.",
    "manager": "The inquiry began after a former manager at the company, Priya Nair, told lawmakers that tests were faked.",
    "a case": "Officer Kyle Brandt was acquitted in the shooting of a motorist, a case that set off weeks of demonstrations.",
    "riot gear": "Officers in riot gear charged into the crowd and dragged ten youths to a van.",
    "lying": "Guards will not leave men lying there. The nurse left by a side door.",
    "rather": "Union bosses stormed out rather than agree to safe staffing.",
    "rule": "Librarians who failed to comply could be fined.",
    "shouted label": "SHAMELESS water baron Sir Giles Peverell has quit.",
    "armed with": "Youths stormed Selm Police Station armed with clubs.",
    "stores": "The militia uses men as shields and stores arms in markets.",
    "freed": "Residents liberated from the grip of the militia expressed joy.",
    "nieces": "Lal Mehta, whose sister and two nieces drowned, wept. Pictures showed workers painting the bridge.",
    "whom": "Pilar Ruano, whom the minister had called a terrorist, won. Detective Amy Rowe met Carl Weiss, a critic of the war.",
    "obi": "Ministers Adaeze Obi and Paul Kamau met on Monday. Kamau praised Obi.",
    "parent": "Ann Roe, who has never met a rule she would not break, left.",
    "fed": "The public is utterly fed up with strikes by a sector that is well paid.",
}
HEADED = {
    "ahead",
    "hurt",
    "shown",
    "army",
    "colon name",
    "sworn",
    "topic resigns",
    "topic fall",
    "demand",
    "speaker on",
    "couple",
    "sacked",
    "stranded",
    "sued",
    "lied",
    "colon",
    "initials",
    "faults",
}


@pytest.fixture(scope="module")
def read() -> dict[str, Analysis]:
    found = parsed.analyses(_article(name, text) for name, text in TEXTS.items())
    return {a.article.id: a for a in found}


def _article(name: str, text: str) -> Article:
    parts, at = [], 0
    for line in text.split("\n"):
        kind = PartKind.HEADLINE if name in HEADED and not parts else PartKind.BODY
        parts.append(Part(kind, at, at + len(line)))
        at += len(line) + 1
    title = text.split("\n")[0] if name in HEADED else ""
    return Article(name, "A", title, text, tuple(p for p in parts if p.start < p.end))


def who(analysis: Analysis, name: str) -> Entity:
    """The entity of which a mention is written so."""
    return next(e for m in analysis.mentions if m.text == name for e in analysis.entities if e.id == m.entity)


def signs(analysis: Analysis, name: str) -> dict[str, int]:
    """Descriptors and predicates of an entity -> their sign."""
    entity = who(analysis, name).id
    found = {d.text: d.polarity.sign for d in analysis.descriptors if d.entity == entity}
    return found | {u.verb: u.polarity.sign for u in analysis.roles if u.entity == entity}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("befallen", "Dora Finch"),
        ("plain", "Ilan Marek"),
        ("kinds", "Ben Ode"),
        ("kinds", "Carl Ude"),
        ("freedoms", "The junta"),
    ],
)
def test_what_befalls_or_is_done_plainly_is_no_judgement(read: dict[str, Analysis], text: str, name: str) -> None:
    found = signs(read[text], name)
    assert found
    assert set(found.values()) == {0}


def test_who_beats_students_is_not_praised_for_it(read: dict[str, Analysis]) -> None:
    assert set(signs(read["freedoms"], "Soldiers").values()) == {-1}


@pytest.mark.parametrize("name", ["A jury", "Ana Kovac", "Delmar Foods", "Ida Roe", "Lena Ode", "Aisha Bello"])
def test_plain_facts_of_court_sport_and_trade_have_no_sign(read: dict[str, Analysis], name: str) -> None:
    assert set(signs(read["plain facts"], name).values()) == {0}


def test_who_fails_people_or_harbours_terror_is_spoken_against(read: dict[str, Analysis]) -> None:
    assert -1 in signs(read["harboured"], "Karvia").values()
    assert set(signs(read["harboured"], "The regulator").values()) == {-1}


def test_a_loaded_word_for_what_one_condemns_or_avoids_is_not_about_oneself(read: dict[str, Analysis]) -> None:
    terms = {t.text: t for t in read["condemned"].loaded_terms}
    assert terms["barbaric"].target is terms["humiliating defeat"].target is None
    assert terms["hide behind"].negated
    assert terms["feeble"].target == who(read["condemned"], "Nora Vidal").id


def test_how_hard_a_work_criticises_says_nothing_of_its_author(read: dict[str, Analysis]) -> None:
    a = read["critics"]
    assert {t.text: t.target for t in a.loaded_terms if t.text != "dishonest"} == dict.fromkeys(
        ("damning report", "damning", "scathing", "slander")
    )
    assert -1 not in signs(a, "Ingrid Hallo").values()
    assert -1 not in signs(a, "Ned Ross").values()
    assert -1 in signs(a, "Ana Reyes").values()


def test_one_strong_label_of_the_outlet_bears_a_verdict(read: dict[str, Analysis]) -> None:
    assert verdict(who(read["loudmouth"], "Tom Bell").evaluation) == "negative"


def test_what_would_be_is_no_praise_and_a_doctor_no_doctoring(read: dict[str, Analysis]) -> None:
    assert 1 not in signs(read["loudmouth"], "Fionn Daly").values()
    assert "doctor" not in {t.term for t in read["loudmouth"].loaded_terms}


def test_who_attacks_in_words_is_not_portrayed_badly_for_it(read: dict[str, Analysis]) -> None:
    assert verdict(who(read["blaster"], "Sam Pike").evaluation) != "negative"


def test_a_verdict_says_what_it_rests_on(read: dict[str, Analysis]) -> None:
    a = read["bungled"]
    lind = next(e for e in a.entities if e.name == "Rosa Lind")
    assert verdict(lind.evaluation) == "negative"
    assert [g.text for g in lind.evaluation.grounds] == [
        "disgraced mayor",
        "broke her promise",
        "refused to meet the drivers",
    ]
    assert all(a.article.text[g.start : g.end] == g.text for g in lind.evaluation.grounds)


@pytest.mark.parametrize("name", ["The first three infected patients", "refugees"])
def test_order_and_number_are_no_praise(read: dict[str, Analysis], name: str) -> None:
    assert 1 not in signs(read["patients"], name).values()


def test_with_whom_decides_what_a_tie_says(read: dict[str, Analysis]) -> None:
    assert 1 not in signs(read["ties"], "Henrik").values()
    assert -1 in signs(read["ties"], "Amos").values()


@pytest.mark.parametrize("name", ["Eva Roth", "Omar Diallo", "Ulf Berg"])
def test_what_one_has_been_through_or_is_close_to_is_no_judgement(read: dict[str, Analysis], name: str) -> None:
    assert set(signs(read["veteran"], name).values()) == {0}


@pytest.mark.parametrize("name", ["Rosa Lind", "Dan Roe"])
def test_what_one_faces_speaks_against_one(read: dict[str, Analysis], name: str) -> None:
    assert -1 in signs(read["faced"], name).values()


def test_who_reports_is_who_goes_on_though_his_name_is_of_no_known_gender(read: dict[str, Analysis]) -> None:
    assert who(read["unknown name"], "He") == who(read["unknown name"], "Ravik Belo")


def test_who_retires_before_the_name(read: dict[str, Analysis]) -> None:
    assert "retire" not in signs(read["leaving"], "Rosa Lind")
    assert "depart" in signs(read["leaving"], "Al Voss")


def test_a_refuted_label_is_shown_as_denied_and_blames_nobody(read: dict[str, Analysis]) -> None:
    labels = {d.text: (d.negated, d.polarity.sign) for d in read["refuted"].descriptors if d.relation == "as-phrase"}
    assert labels == {"terrorist": (True, 0), "puppet": (True, 0), "crook": (False, -1)}


def test_a_place_is_not_blamed_for_the_war_in_it(read: dict[str, Analysis]) -> None:
    found = who(read["war"], "Sudania").evaluation
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0 <= found.high


def test_prison_speaks_not_against_the_prisoner(read: dict[str, Analysis]) -> None:
    found = who(read["jailed"], "Mira Sand").evaluation
    assert found.score is not None
    assert found.score > 0
    assert all(sentence.value > -0.2 for sentence in found.sentences)


def terms(analysis: Analysis) -> set[str]:
    return {t.text for t in analysis.loaded_terms}


@pytest.mark.parametrize("text", ["surnames", "idioms"])
def test_names_and_idioms_are_not_loaded(read: dict[str, Analysis], text: str) -> None:
    assert terms(read[text]) == set()


def test_the_outlets_judgement_is_found(read: dict[str, Analysis]) -> None:
    wanted = {"baby-faced", "irksome", "slick", "backtracked", "humiliating", "climbdown", "swooped", "deep-pocketed"}
    assert wanted | {"henchman", "sleazy"} <= terms(read["judged"])
    assert {"excessive force", "clampdown", "besieged", "ambushed", "medieval"} <= terms(read["violent"])
    assert "illegally entered" in terms(read["violent"])


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("she", "She", "Maria Luisa Ferrer"),
        ("bodies", "CDC", "Brazilian Center for Disease Control and Prevention"),
        ("places", "Sydney", "Sydney Crane"),
        ("places", "Bonn", "Israel Bonn"),
        ("titles", "Helen", "Helen Barlow"),
        ("titles", "Alan", "Alan Peck"),
        ("dashes", "Price-Moran", "Hugo Price–Moran"),
        ("dashes", "Price–Moran", "Hugo Price–Moran"),
        ("families", "Goh", "Goh Chee Wan"),
        ("families", "Seo", "Seo Min-jun"),
        ("arabic", "El Sayed", "Tarek Nour El Sayed"),
        ("arabic", "Abdul Rahim", "Abdul Rahim Zaki"),
        ("arabic", "Zaki", "Abdul Rahim Zaki"),
        ("office", "Webb", "Nicola Webb"),
        ("shouted", "BRENNER", "TOM BRENNER"),
        ("couple", "They", "Bells"),
        ("couple", "Bell", "Carl Bell"),
        ("case", "The man", "a 55-year-old man"),
        ("party", "The Ohio Democrat", "Ana Reyes"),
        ("aged", "the top Republican", "Fields"),
        ("ours", "Winai", "Winai Srisuk"),
        ("shop", "Macy’s", "Macy’s Home Store"),
        ("fronted", "He", "Holm"),
        ("verbless", "He", "Hale"),
        ("hyphened initials", "WADA", "World Anti-Doping Agency"),
        ("steered his", "his", "Hart"),
        ("party", "Another Ohio Democrat", "Tom Hale"),
        ("family", "The Bloom family", "Blooms"),
        ("two presidents", "Otto Bram", "The Tavian president"),
        ("short ministry", "The Norwegian ministry", "Norway's defence ministry"),
        ("short ministry", "The Chilean president", "Chile's president"),
        ("handed", "him", "Karl Roth"),
        ("blamed", "he", "Karl Roth"),
        ("court", "He", "Ned Kerr"),
        ("attacker", "his", "Karl Roth"),
        ("of state", "The head of state", "Ilan Costa"),
        ("of state", "the founder", "Ilan Costa"),
        ("side", "Its", "Serbian"),
        ("surname", "She", "Dilnoza Karimova"),
        ("colonel", "him", "Luis Prado"),
        ("on trial", "He", "Carl Moss"),
        ("colonel", "He", "Luis Prado"),
        ("thanked", "She", "Maria Prado"),
        ("one of them", "them", "three loud protesters"),
        ("the living", "He", "Luis Prado"),
        ("whined", "she", "Nora Finch"),
        ("this woman", "her", "Nora Finch"),
        ("premier", "The premier", "Nora Finch"),
        ("hyphened", "Odugbemi-Cole", "Folaranmi Odugbemi-Cole"),
        ("her husband", "her husband", "Sergei Malin"),
        ("her husband", "His father", "Amadou Toure"),
        ("her daughter", "his daughter", "Tina Orlov"),
        ("a lawyer for", "he", "Karl Roth"),
        ("handshake", "his", "Ned Kerr"),
        ("greeted", "his", "Paul Hart"),
        ("both", "He", "Peter Voll"),
        ("both", "she", "Signe Dahl"),
        ("nurse", "She", "Ida Falk"),
        ("climber", "The climber", "A climber"),
        ("one surname", "Said", "Omar Said"),
        ("speaks on", "He", "Paul Hess"),
        ("spokesman", "He", "Alan Reed"),
        ("one of", "she", "One of them"),
        ("miners", "The miners", "Some 60 miners"),
        ("let parents", "they", "parents"),
        ("held", "They", "nine protesters"),
        ("Arben", "a lawyer", "Arben"),
        ("Arben", "Mira Duka's husband", "Arben"),
        ("of four", "a tireless champion", "Lea Voss"),
        ("manager", "a former manager", "Priya Nair"),
        ("obi", "Obi", "Adaeze Obi"),
        ("the paper", "He", "Omar Said"),
        ("press secretary", "She", "Tess Lamar"),
        ("questioned", "They", "six students"),
        ("buried", "Nunez", "Diego Nunez"),
    ],
)
def test_one_bearer(read: dict[str, Analysis], text: str, one: str, other: str) -> None:
    assert who(read[text], one).id == who(read[text], other).id


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("source", "The official", "Ned Ross"),
        ("ours", "Our soldiers", "Laotian soldiers"),
        ("groups", "The presidents", "the Dutch and Danish presidents"),
        ("she", "She", "Arnulfo Peres"),
        ("woman", "the woman", "Karin Lund"),
        ("regions", "Outer Mongolia", "Mongolia"),
        ("office", "Ministers", "Nicola Webb"),
        ("places", "Georgia", "Georgia Wray"),
        ("couple", "wife", "Carl Bell"),
        ("couple", "Bells", "Ida Bell"),
        ("couple", "Bell", "Ida Bell"),
        ("case", "The man", "Alex Hale"),
        ("coach", "The coach", "Tom Reyes"),
        ("smog", "Beijing", "China"),
        ("next", "The new president", "Juan Costa"),
        ("ministers", "The minister", "the minister"),
        ("federation", "the company", "ATU"),
        ("two police", "Police", "Togo's police"),
        ("nation", "the Father", "Juan Prado"),
        ("two ministries", "The foreign ministry", "The Tavian foreign ministry"),
        ("supreme", "Supreme Court", "U.S. Supreme Court"),
        ("her daughter", "The father", "Tina Orlov"),
        ("whom", "the minister", "Pilar Ruano"),
    ],
)
def test_two_bearers(read: dict[str, Analysis], text: str, one: str, other: str) -> None:
    assert who(read[text], one).id != who(read[text], other).id


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("places", "Georgia Wray", "PERSON"),
        ("places", "Georgia", "GPE"),
        ("waters", "Bristol Channel", "LOC"),
        ("bodies", "Indian Agency for Food Safety and Control", "ORG"),
        ("purposes", "Hands for Water", "ORG"),
        ("purposes", "Front for the Salvation of the Desert", "ORG"),
        ("every", "Nigerian", "NORP"),
        ("office", "Ministers", "GROUP"),
    ],
)
def test_what_is_named(read: dict[str, Analysis], text: str, name: str, label: str) -> None:
    assert who(read[text], name).label == label


def test_the_agency_of_a_dateline_is_nobody(read: dict[str, Analysis]) -> None:
    assert "Reuters" not in {e.name for e in read["agency"].entities}


def test_who_lies_under_rock_tells_no_lie(read: dict[str, Analysis]) -> None:
    assert ("acts", "lie") not in deeds(read["lie under"], "Nine miners")
    assert ("acts", "quit") not in deeds(read["one of them"], "Police")


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("parted", "the bank", "Rents rose in May"),
        ("parted", "police", "nine swimmers were hurt in a protest"),
        ("remark", "Karl Roth", "the plan was dead"),
        ("called", "Nora Finch", "the vote a farce"),
        ("ahead", "Finch", "A shame"),
    ],
)
def test_how_far_a_voice_reaches(read: dict[str, Analysis], text: str, speaker: str, words: str) -> None:
    said = [(q.speaker_words, q.text) for q in read[text].quotations if q.type != "topic"]
    assert (speaker, words) in said
    assert len([who_ for who_, _ in said if who_ == speaker]) == 1


def test_the_network_x_is_no_name(read: dict[str, Analysis]) -> None:
    assert "Karl Roth" in {e.name for e in read["on X"].entities}


def test_an_army_in_a_headline_is_the_one_of_the_text(read: dict[str, Analysis]) -> None:
    assert [m.text for m in read["army"].mentions if m.entity == who(read["army"], "U.S. Army").id] == ["U.S. Army"]


def test_a_long_title_before_the_name(read: dict[str, Analysis]) -> None:
    assert "condemn" in signs(read["titled"], "Joseph Banda")


def test_a_contested_name_in_capitals(read: dict[str, Analysis]) -> None:
    assert signs(read["titled"], "Crimea")["Occupied"] == -1


def test_the_senate_of_another_country(read: dict[str, Analysis]) -> None:
    assert "Q:Senate" not in {e.key for e in read["senates"].entities}


def deeds(analysis: Analysis, name: str) -> set[tuple[str, str]]:
    """Role and verb of all that an entity does and of all that is done to it; "not" before what is denied."""
    entity = who(analysis, name).id
    found = (u for u in analysis.roles if u.entity == entity)
    return {("acts" if u.role == "agent" else "acted on", f"{'not ' * u.negated}{u.verb}") for u in found}


@pytest.mark.parametrize(
    ("text", "name", "verb"),
    [
        ("sacked", "Lena Orr", "sack"),
        ("stranded", "Sailors", "strand"),
        ("sued", "Varga Steel", "sue"),
        ("colon", "Ostia", "betray"),
        ("murdered", "two guards", "kill"),
        ("again", "Ibo Sesay", "elect"),
        ("allowed", "Guards", "allow"),
        ("holiday", "nine people", "kill"),
        ("numbers", "83 pledged delegates", "send"),
        ("captives", "Nora Finch", "hold"),
        ("captive editor", "Paul Finch", "hold"),
        ("a liar", "Eva Soto", "call"),
        ("captives", "Karl Roth", "take"),
        ("captives", "Miners", "hold"),
        ("causative", "Karl Roth", "photograph"),
        ("causative", "Nora Finch", "arrest"),
        ("wounded", "Karl Roth", "wound"),
        ("sworn", "Ned Kerr", "swear in"),
        ("hurt", "34 guards", "hurt"),
        ("shown", "Coach", "show door"),
        ("faults", "agency", "fault"),
        ("freed", "Residents", "liberate"),
    ],
)
def test_who_is_acted_upon(read: dict[str, Analysis], text: str, name: str, verb: str) -> None:
    found = deeds(read[text], name)
    assert ("acted on", verb) in found
    assert ("acts", verb) not in found
    assert all(e.agent != who(read[text], name).id for e in read[text].events if e.trigger == verb)


@pytest.mark.parametrize(
    ("text", "name", "deed"),
    [
        ("lied", "Nils Orr", "lie"),
        ("second", "ten sailors", "refuse"),
        ("meets", "Tom Kade", "meet"),
        ("margins", "Liberals", "win"),
        ("against", "Ida Sorel", "not end"),
        ("against", "Lou Hart", "not close"),
        ("against", "Tom Kade", "not arm"),
        ("years", "Rebels", "fight for"),
        ("family", "Ida Bloom", "weep"),
        ("two mayors", "Ned Kerr", "smile"),
        ("two mayors", "Otto Bram", "leave"),
        ("repelling", "Six guards", "repel"),
        ("colon name", "Otto Bram", "lie about"),
        ("rebels", "rebels", "kill"),
        ("rebels", "rebels", "burn"),
        ("armed", "guards", "charge"),
        ("thugs", "guards", "chase"),
        ("whined", "Nora Finch", "whine"),
        ("lie under", "Karl Roth", "lie"),
        ("aged too", "Ismat Khatun", "say"),
        ("himself", "Karimzod", "rename"),
        ("hyphen", "Police", "gas"),
        ("hyphen", "the rowdy mob", "pelt"),
        ("what it said", "The army", "say"),
        ("series", "Ned Kade", "push"),
        ("accusers", "four women", "accuse"),
        ("not dropped", "Democrats", "investigate"),
        ("unopposed", "Kade", "run"),
        ("about him", "Tom Kade", "step down"),
        ("whose visit", "Dan Ruiz", "not meet"),
        ("whose brother", "Daniel", "die"),
        ("calling on", "members", "block"),
        ("unproven", "Ida Sorel", "miss"),
        ("dateline", "Ann Berg", "quit"),
        ("guards", "The guards", "feel"),
        ("years", "Soldiers", "fight"),
        ("faults", "Judge", "fault"),
        ("and accused", "The minister", "accuse"),
        ("manager", "Priya Nair", "tell"),
        ("riot gear", "Officers", "charge"),
        ("riot gear", "Officers", "drag"),
        ("rather", "Union bosses", "not agree to"),
        ("armed with", "Youths", "storm"),
        ("stores", "The militia", "store"),
        ("rector", "Amos Dade", "lead"),
    ],
)
def test_who_does_it(read: dict[str, Analysis], text: str, name: str, deed: str) -> None:
    assert ("acts", deed) in deeds(read[text], name)


@pytest.mark.parametrize(
    ("text", "name", "deed"),
    [
        ("second", "Reuters", "refuse"),
        ("uses", "Observers", "poll"),
        ("uses", "Youths", "pave"),
        ("holiday", "Ohio", "kill"),
        ("meets", "Ruiz", "meet"),
        ("leaves", "Mara Voss", "retire"),
        ("numbers", "Ohio", "pledge"),
        ("numbers", "Selm", "retire"),
        ("namesake", "His father", "name"),
        ("years", "Soldiers", "fight for"),
    ],
)
def test_who_does_not_do_it(read: dict[str, Analysis], text: str, name: str, deed: str) -> None:
    assert ("acts", deed) not in deeds(read[text], name)


@pytest.mark.parametrize(
    ("text", "name", "verb"),
    [
        ("armed with", "Selm Police Station", "arm"),
        ("nieces", "Lal Mehta", "drown"),
        ("nieces", "workers", "show workers"),
    ],
)
def test_who_is_not_acted_upon(read: dict[str, Analysis], text: str, name: str, verb: str) -> None:
    assert ("acted on", verb) not in deeds(read[text], name)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("a case", "Kyle Brandt", {"Officer": 0}),
        ("lying", "men", {}),
        ("rule", "Librarians", {}),
        ("shouted label", "Giles Peverell", {"SHAMELESS water baron": -1}),
        ("armed with", "Selm Police Station", {}),
        ("Arben", "Arben", {"Mira Duka's husband": 0, "lawyer notorious for bribing judges": -1}),
        ("parent", "Ann Roe", {"has never met a rule she would not break": 0}),
        ("whom", "Carl Weiss", {"critic of the war": 0}),
    ],
)
def test_what_is_said_of_somebody(read: dict[str, Analysis], text: str, name: str, expected: dict[str, int]) -> None:
    entity = who(read[text], name).id
    assert {d.text: d.polarity.sign for d in read[text].descriptors if d.entity == entity} == expected


def test_events_know_who_leaves(read: dict[str, Analysis]) -> None:
    analysis = read["leaves"]
    found = {e.trigger: (e.agent, e.patient) for e in analysis.events}
    assert found["depart"] == (who(analysis, "Sten Bly").id, None)


def test_what_was_to_happen_is_no_charge(read: dict[str, Analysis]) -> None:
    assert {u.modality for u in read["supposed"].roles if u.verb == "release"} == {"possible"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("colon", {("Former judge", ":")}),
        ("initials", {("WHO", "warns")}),
        ("courtesy", {("Ms. O’Dowd", "continued")}),
        ("idioms of calling", set()),
        ("as reported", {("Ann Berg", "told"), ("she", "said"), ("witnesses", "according to")}),
        ("verbless", {("Hale", "dismissed"), ("Hale", "threatened"), ("He", "claimed")}),
        ("printed", {("Hale's campaign", "denied"), ("Hale's campaign", "telling")}),
        ("series", {("Ida Marsh", "claimed")}),
        ("pupils", {("two women", "claimed")}),
        ("liar", {("critics", "call"), ("Ida Marsh", "called")}),
        ("topic resigns", set()),
        ("topic fall", set()),
        ("demand", {("Senator Lou Hart", ":")}),
        ("speaker on", {("Hart", ":")}),
        ("survivors", {("survivors", "said")}),
        ("semicolon", set()),
        ("hours before", set()),
        ("fears", set()),
        ("insisted", {("Some", "fear")}),
        ("nurses", {("Nurses", "said")}),
        ("using", {("Guards", "denied"), ("The clerk", "admitted")}),
        ("calling on", {("Ida Sorel", "criticized"), ("Dan Roe", "calling")}),
        ("morning", {("Minister Ann Berg", "called")}),
        ("told where", set()),
        ("shop", {("Macy", "said")}),
        ("said again", {("Mr. Dorn", "said")}),
        (
            "second word",
            {
                ("The union", "rejected"),
                ("The union", "calling"),
                ("Lou Hart", "described"),
                ("he", "believes"),
                ("Lou Hart", "citing"),
            },
        ),
        ("wanted words", {("The report", "calls")}),
        ("family", {("The Bloom family", "declined")}),
        ("union", {("The National Union of Nurses President Ida Marsh", "said")}),
        ("paper", {("a letter", "asking")}),
        ("board", {("The navy", "told")}),
        ("whether", {("The notes", "specify")}),
        ("continued", set()),
    ],
)
def test_who_says_it(read: dict[str, Analysis], text: str, expected: set[tuple[str, str]]) -> None:
    said = (q for q in read[text].quotations if q.speaker_start is not None)
    assert {(q.speaker_words or "", q.cue or "") for q in said} == expected


@pytest.mark.parametrize(
    ("text", "name"), [("pictures", "Ruth Vane"), ("pictures", "Paul Dorn"), ("pair", "a husband")]
)
def test_a_picture_or_a_pair_is_no_label(read: dict[str, Analysis], text: str, name: str) -> None:
    entity = who(read[text], name).id
    assert not {d.text for d in read[text].descriptors if d.entity == entity and d.relation != "title"}


def test_which_of_two_is_near(read: dict[str, Analysis]) -> None:
    officials = who(read["poor"], "Officials").id
    assert not [d for d in read["poor"].descriptors if d.entity == officials]


def test_only_what_stands_behind_it_is_alleged(read: dict[str, Analysis]) -> None:
    assert [q.text for q in read["alibi"].quotations] == ["he robbed a bank"]


def test_ads_that_call_for_something_are_described(read: dict[str, Analysis]) -> None:
    assert not read["ads"].quotations


def test_offices_amounts_and_pictures_are_not_loaded(read: dict[str, Analysis]) -> None:
    assert terms(read["officers"]) == set()


def test_an_attorneys_office_is_no_attorney(read: dict[str, Analysis]) -> None:
    entity = who(read["attorney"], "Rod Stone").id
    assert {m.text for m in read["attorney"].mentions if m.entity == entity} == {"Rod Stone"}


def test_who_of_two_it_was_is_left_open(read: dict[str, Analysis]) -> None:
    for name in ("Omar Said", "Ada Pell"):
        entity = who(read["admirer"], name).id
        assert not [d for d in read["admirer"].descriptors if d.entity == entity and d.relation == "relative clause"]


def test_a_charge_and_a_deed_are_no_label(read: dict[str, Analysis]) -> None:
    assert not [d for d in read["charge"].descriptors if "hatred" in d.text]
    assert not [d for d in read["sign"].descriptors if d.relation == "copula"]


def test_a_description_goes_on_for_the_speaker_before(read: dict[str, Analysis]) -> None:
    assert {q.speaker for q in read["republican"].quotations} == {"Lou Hart"}


def test_nobody_feeds_the_public_up(read: dict[str, Analysis]) -> None:
    assert "feed up" not in {u.verb for u in read["fed"].roles} | {e.trigger for e in read["fed"].events}


def test_words_that_only_join_are_not_reported(read: dict[str, Analysis]) -> None:
    assert [q.text for q in read["links"].quotations] == ["the gap could be explained by shoppers"]


def test_a_question_and_a_feeling_that_is_drawn_are_no_label(read: dict[str, Analysis]) -> None:
    assert not read["how"].descriptors


@pytest.mark.parametrize(("text", "name"), [("scorned", "Voters"), ("bereaved", "a wife"), ("told them", "reporters")])
def test_to_whom_nothing_is_done(read: dict[str, Analysis], text: str, name: str) -> None:
    assert not [verb for kind, verb in deeds(read[text], name) if kind == "acted on"]


def test_one_of_a_force_and_a_rank(read: dict[str, Analysis]) -> None:
    found = read["one seal"]
    assert who(found, "a SEAL").label == "PERSON"
    assert {d.polarity.sign for d in found.descriptors} <= {0}
    assert [d.text for d in read["office of"].descriptors] == ["Secretary of the Navy"]


def test_what_there_may_be_proof_of_is_no_label(read: dict[str, Analysis]) -> None:
    assert not read["proof"].descriptors
    assert [e.name for e in read["one of two"].entities if e.label == "PERSON"] == ["former judge", "she"]


def test_what_is_not_said_is_not_told(read: dict[str, Analysis]) -> None:
    assert {(u.verb, u.modality, u.negated) for u in read["not said"].roles if u.verb in ("lie", "flee")} == {
        ("lie", "possible", False),
        ("flee", "asserted", False),
    }


def test_who_loses_an_election_is_not_elected(read: dict[str, Analysis]) -> None:
    assert ("acted on", "elect") not in deeds(read["as reported"], "Tom Kade")


def test_whom_nobody_heads_or_opposes(read: dict[str, Analysis]) -> None:
    assert all(kind == "acts" for kind, _ in deeds(read["unopposed"], "Kade"))
    assert who(read["californian"], "the Californian").label == "PERSON"
    assert not [d for d in read["initial"].descriptors if "John" in d.text]
    assert [q.speaker for q in read["initial"].quotations] == ["Labour groups"]


def test_an_aside_in_a_report_is_the_outlets(read: dict[str, Analysis]) -> None:
    assert {d.text: d.voice.value for d in read["challenger"].descriptors}["popular former general"] == "own"


def test_what_is_set_against_or_added_describes_nobody(read: dict[str, Analysis]) -> None:
    assert {d.relation for d in read["only"].descriptors} <= {"relative clause"}


def test_what_one_is_called_is_nobody_else(read: dict[str, Analysis]) -> None:
    assert [e.name for e in read["abused"].entities] == ["Karl Roth", "critics"]
    assert {t.term: t.target for t in read["abused"].loaded_terms}["coward"] == who(read["abused"], "Karl Roth").id


def test_a_long_title_ends_before_the_name(read: dict[str, Analysis]) -> None:
    entity = who(read["titled"], "Joseph Banda").id
    assert {d.text for d in read["titled"].descriptors if d.entity == entity} == {"Secretary of the Council of Elders"}


def test_who_does_not_comment_says_nothing(read: dict[str, Analysis]) -> None:
    assert [q.text for q in read["silent"].quotations if q.type in ("direct", "indirect", "mixed")] == []
