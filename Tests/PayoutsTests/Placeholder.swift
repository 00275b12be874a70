enum PayoutsTestsPlaceholder {}
