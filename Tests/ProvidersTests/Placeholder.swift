enum ProvidersTestsPlaceholder {}
