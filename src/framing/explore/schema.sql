-- The tables of explore.sqlite. Offsets are characters of body.text; n is the number of a sentence in its article.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE story (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, label TEXT NOT NULL, articles INTEGER NOT NULL,
    sources INTEGER NOT NULL, first TEXT, last TEXT, similarity REAL, is_compared INTEGER NOT NULL
);
-- Numbered in order of dates, those without a date first: dates are a range of numbers.
CREATE TABLE article (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, source INTEGER NOT NULL, story INTEGER, date TEXT, month TEXT NOT NULL,
    title TEXT NOT NULL, url TEXT, words INTEGER NOT NULL, own_words INTEGER NOT NULL, loaded_own INTEGER NOT NULL,
    loaded_attributed INTEGER NOT NULL, statements INTEGER NOT NULL,
    framed INTEGER NOT NULL -- sentences in which frames were looked for; 0 without frames
);
-- Apart from the articles, so that these are small: many queries join them.
CREATE TABLE body (article INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE sentence (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL, n INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    part TEXT NOT NULL, words INTEGER NOT NULL, own_words INTEGER NOT NULL
);
CREATE VIRTUAL TABLE found USING fts5 (text, content = '', tokenize = "unicode61 remove_diacritics 2");
CREATE TABLE entity (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, label TEXT NOT NULL,
    articles INTEGER NOT NULL, rank INTEGER NOT NULL
);
CREATE TABLE portrait (
    entity INTEGER NOT NULL, article INTEGER NOT NULL, sentences INTEGER NOT NULL, own_sentences INTEGER NOT NULL, score REAL, low REAL, high REAL,
    own REAL, attributed REAL, evidence INTEGER NOT NULL, verdict TEXT NOT NULL
);
CREATE TABLE mention (
    entity INTEGER NOT NULL, article INTEGER NOT NULL, n INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    voice TEXT NOT NULL
);
CREATE TABLE descriptor (
    entity INTEGER NOT NULL, source INTEGER NOT NULL, article INTEGER NOT NULL, n INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    text TEXT NOT NULL, relation TEXT NOT NULL, voice TEXT NOT NULL, polarity TEXT NOT NULL, speaker TEXT, negated INTEGER NOT NULL
);
CREATE TABLE role (
    entity INTEGER NOT NULL, source INTEGER NOT NULL, article INTEGER NOT NULL, n INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    role TEXT NOT NULL, verb TEXT NOT NULL, voice TEXT NOT NULL, polarity TEXT NOT NULL, negated INTEGER NOT NULL, modality TEXT NOT NULL
);
CREATE TABLE term (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, term TEXT NOT NULL, category TEXT NOT NULL, polarity TEXT NOT NULL,
    lexicon TEXT NOT NULL, uses INTEGER NOT NULL, rank INTEGER NOT NULL
);
CREATE TABLE loaded (
    term INTEGER NOT NULL, article INTEGER NOT NULL, n INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    voice TEXT NOT NULL, speaker TEXT, negated INTEGER NOT NULL, is_counted INTEGER NOT NULL, lexicon INTEGER NOT NULL
);
CREATE TABLE lexicon (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
-- Sentences with a term of a lexicon, by month.
CREATE TABLE lexicon_month (item INTEGER NOT NULL, month TEXT NOT NULL, sentences INTEGER NOT NULL);
CREATE TABLE speaker (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, statements INTEGER NOT NULL,
    rank INTEGER NOT NULL
);
CREATE TABLE quotation (
    speaker INTEGER, source INTEGER NOT NULL, article INTEGER NOT NULL, n INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    last INTEGER NOT NULL, -- the number of its last sentence
    type TEXT NOT NULL, cue TEXT, stance TEXT NOT NULL, words INTEGER NOT NULL, called TEXT
);
-- What lists and pictures add up: a row for each thing, source and month.
CREATE TABLE entity_month (
    item INTEGER NOT NULL, source INTEGER NOT NULL, month TEXT NOT NULL, articles INTEGER NOT NULL, sentences INTEGER NOT NULL,
    own_articles INTEGER NOT NULL, own_sentences INTEGER NOT NULL, said_articles INTEGER NOT NULL,
    own_n INTEGER NOT NULL, own_sum REAL NOT NULL, own_squares REAL NOT NULL,
    said_n INTEGER NOT NULL, said_sum REAL NOT NULL, said_squares REAL NOT NULL
);
CREATE TABLE term_month (
    item INTEGER NOT NULL, source INTEGER NOT NULL, month TEXT NOT NULL, own INTEGER NOT NULL, attributed INTEGER NOT NULL
);
CREATE TABLE speaker_month (
    item INTEGER NOT NULL, source INTEGER NOT NULL, month TEXT NOT NULL, statements INTEGER NOT NULL, words INTEGER NOT NULL
);
CREATE TABLE source_month (
    source INTEGER NOT NULL, month TEXT NOT NULL, articles INTEGER NOT NULL, words INTEGER NOT NULL, own_words INTEGER NOT NULL,
    loaded_own INTEGER NOT NULL, loaded_attributed INTEGER NOT NULL, statements INTEGER NOT NULL, framed INTEGER NOT NULL
);
-- Sentences of an article that use a frame, in own voice, in quoted words and in all, and their share; largest first.
CREATE TABLE frame_article (
    frame INTEGER NOT NULL, voice TEXT NOT NULL, share REAL NOT NULL, article INTEGER NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (frame, voice, share DESC, article)
) WITHOUT ROWID;
-- Articles that use a frame, sentences that do, and the sums over all articles of each one's share of such sentences.
CREATE TABLE frame_month (
    item INTEGER NOT NULL, voice TEXT NOT NULL, source INTEGER NOT NULL, month TEXT NOT NULL, articles INTEGER NOT NULL, count INTEGER NOT NULL,
    share_sum REAL NOT NULL, share_squares REAL NOT NULL
);
-- The same over all months, for addresses without dates.
CREATE TABLE entity_source (
    item INTEGER NOT NULL, source INTEGER NOT NULL, articles INTEGER NOT NULL, sentences INTEGER NOT NULL,
    own_articles INTEGER NOT NULL, own_sentences INTEGER NOT NULL, said_articles INTEGER NOT NULL,
    own_n INTEGER NOT NULL, own_sum REAL NOT NULL, own_squares REAL NOT NULL,
    said_n INTEGER NOT NULL, said_sum REAL NOT NULL, said_squares REAL NOT NULL
);
CREATE TABLE term_source (item INTEGER NOT NULL, source INTEGER NOT NULL, own INTEGER NOT NULL, attributed INTEGER NOT NULL);
CREATE TABLE speaker_source (item INTEGER NOT NULL, source INTEGER NOT NULL, statements INTEGER NOT NULL, words INTEGER NOT NULL);
CREATE TABLE word (source INTEGER NOT NULL, word TEXT NOT NULL, uses INTEGER NOT NULL, PRIMARY KEY (source, word)) WITHOUT ROWID;
CREATE TABLE contrast (story INTEGER NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL, line TEXT NOT NULL);
CREATE TABLE contrast_side (
    story INTEGER NOT NULL, number INTEGER NOT NULL, article INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    voice TEXT NOT NULL
);
CREATE TABLE frame (id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, scheme TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE frame_sentence (
    frame INTEGER NOT NULL, article INTEGER NOT NULL, n INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    voice TEXT NOT NULL, score REAL NOT NULL
);
CREATE TABLE frame_source (
    item INTEGER NOT NULL, voice TEXT NOT NULL, source INTEGER NOT NULL, articles INTEGER NOT NULL, count INTEGER NOT NULL,
    share_sum REAL NOT NULL, share_squares REAL NOT NULL
);
-- Labels and judging predicates of an entity, verbs and introductions of a speaker: each as often as it is used. The views
-- have the same columns with each use apart, for addresses with dates or other filters.
CREATE TABLE descriptor_sum (
    entity INTEGER NOT NULL, source INTEGER NOT NULL, label TEXT NOT NULL, polarity TEXT NOT NULL, voice TEXT NOT NULL,
    negated INTEGER NOT NULL, times INTEGER NOT NULL
);
CREATE TABLE role_sum (
    entity INTEGER NOT NULL, source INTEGER NOT NULL, role TEXT NOT NULL, verb TEXT NOT NULL, polarity TEXT NOT NULL,
    voice TEXT NOT NULL, negated INTEGER NOT NULL, modality TEXT NOT NULL, times INTEGER NOT NULL
);
CREATE TABLE quotation_sum (
    speaker INTEGER NOT NULL, source INTEGER NOT NULL, cue TEXT, stance TEXT NOT NULL, called TEXT, times INTEGER NOT NULL
);
CREATE VIEW descriptor_each AS SELECT *, lower(text) AS label, 1 AS times FROM descriptor;
CREATE VIEW role_each AS SELECT *, 1 AS times FROM role;
CREATE VIEW quotation_each AS SELECT *, 1 AS times FROM quotation;
