import Testing

struct ManifestTests {
    @Test func `targets have the dependencies that the text names, constants resolved`() {
        let manifest = Manifest(
            text: """
                import PackageDescription

                let log = Target.Dependency.product(name: "Logging", package: "swift-log")
                let lifecycle = Target.Dependency.product(
                    name: "ServiceLifecycle",
                    package: "swift-service-lifecycle"
                )

                let package = Package(
                    products: [.executable(name: "paydesk", targets: ["paydesk"])],
                    targets: [
                        .target(name: "Payouts"),
                        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
                        .target(name: "Terminal", dependencies: ["CNcurses", lifecycle]),
                        .testTarget(
                            name: "ServiceTests",
                            dependencies: [
                                "Payouts", log,
                            ]
                        ),
                    ]
                )
                """
        )
        #expect(
            manifest.dependencies == [
                "Payouts": [],
                "CNcurses": [],
                "Terminal": ["CNcurses", "ServiceLifecycle"],
                "ServiceTests": ["Payouts", "Logging"],
            ]
        )
    }
}
