import Testing

/// Everything that needs a screen: ncurses has one at a time, so these tests run one by one.
@Suite(.serialized) struct CursesTests {}
