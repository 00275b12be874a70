enum TerminalUITestingPlaceholder {}
