"""Who says what: direct, indirect and mixed quotations, scare quotes, speakers and cues."""
