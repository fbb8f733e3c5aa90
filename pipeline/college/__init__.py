"""The work of the college: decks judged (`judging`), made (`making`), brought together (`sitting`), by command."""
