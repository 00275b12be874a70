enum PaydeskCommandTestsPlaceholder {}
