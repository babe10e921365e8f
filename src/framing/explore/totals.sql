-- The sums that pages show, made when all parts have been read.
INSERT INTO source_month SELECT source, month, count(*), sum(words), sum(own_words), sum(loaded_own),
    sum(loaded_attributed), sum(statements), sum(framed > 0) FROM article GROUP BY source, month;
INSERT INTO entity_month SELECT p.entity, a.source, a.month, count(*), sum(p.sentences),
    sum(p.own_sentences > 0), sum(p.own_sentences), sum(p.sentences > p.own_sentences),
    count(p.own), total(p.own), total(p.own * p.own), count(p.attributed), total(p.attributed),
    total(p.attributed * p.attributed) FROM portrait p JOIN article a ON a.id = p.article
    GROUP BY p.entity, a.source, a.month;
INSERT INTO term_month SELECT l.term, a.source, a.month, sum(l.voice = 'own'),
    sum(l.voice IN ('direct', 'indirect')) FROM loaded l JOIN article a ON a.id = l.article
    WHERE l.is_counted GROUP BY l.term, a.source, a.month;
INSERT INTO frame_article SELECT x.frame, v.voice, 1.0 * count(*) / a.framed, x.article, count(*)
    FROM frame_sentence x JOIN article a ON a.id = x.article
    JOIN (SELECT 'all' AS voice UNION ALL SELECT 'own' UNION ALL SELECT 'quoted') v
    ON v.voice = 'all' OR (v.voice = 'quoted') = (x.voice IN ('direct', 'indirect'))
    WHERE a.framed GROUP BY x.frame, v.voice, x.article;
INSERT INTO frame_month SELECT z.frame, z.voice, a.source, a.month, count(*), sum(z.n), total(z.share),
    total(z.share * z.share) FROM frame_article z JOIN article a ON a.id = z.article
    GROUP BY z.frame, z.voice, a.source, a.month;
INSERT INTO speaker_month SELECT q.speaker, a.source, a.month, count(*), sum(q.words) FROM quotation q
    JOIN article a ON a.id = q.article WHERE q.speaker IS NOT NULL GROUP BY q.speaker, a.source, a.month;
INSERT INTO entity_source SELECT item, source, sum(articles), sum(sentences), sum(own_articles),
    sum(own_sentences), sum(said_articles), sum(own_n), total(own_sum),
    total(own_squares), sum(said_n), total(said_sum), total(said_squares) FROM entity_month GROUP BY item, source;
INSERT INTO lexicon_month SELECT z.lexicon, a.month, sum(z.n) FROM
    (SELECT lexicon, article, count(DISTINCT n) AS n FROM loaded GROUP BY lexicon, article) z
    JOIN article a ON a.id = z.article GROUP BY z.lexicon, a.month;
INSERT INTO frame_source SELECT item, voice, source, sum(articles), sum(count), total(share_sum),
    total(share_squares) FROM frame_month GROUP BY item, voice, source;
INSERT INTO descriptor_sum SELECT entity, source, lower(text), polarity, voice, negated, count(*) FROM descriptor
    GROUP BY entity, source, lower(text), polarity, voice, negated;
INSERT INTO role_sum SELECT entity, source, role, verb, polarity, voice, negated, modality, count(*) FROM role
    GROUP BY entity, source, role, verb, polarity, voice, negated, modality;
INSERT INTO quotation_sum SELECT speaker, source, cue, stance, called, count(*) FROM quotation
    WHERE speaker IS NOT NULL GROUP BY speaker, source, cue, stance, called;
INSERT INTO term_source SELECT item, source, sum(own), sum(attributed) FROM term_month GROUP BY item, source;
INSERT INTO speaker_source SELECT item, source, sum(statements), sum(words) FROM speaker_month
    GROUP BY item, source;
