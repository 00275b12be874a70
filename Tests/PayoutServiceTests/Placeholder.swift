enum PayoutServiceTestsPlaceholder {}
