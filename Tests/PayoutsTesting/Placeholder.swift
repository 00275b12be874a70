enum PayoutsTestingPlaceholder {}
