import NIOCore
import NIOPosix
import NIOSSL

/// A TLS server whose certificate nobody vouches for.
enum UntrustedTLSServer {
    /// Starts the server on a port of this machine.
    static func start() async throws -> any Channel {
        let configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8))
                .map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem))
        )
        let context = try NIOSSLContext(configuration: configuration)
        return try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = NIOSSLServerHandler(context: context)
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            .bind(host: "127.0.0.1", port: 0)
            .get()
    }

    /// Self-signed for `localhost`; made for this test and used nowhere else.
    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBfzCCASWgAwIBAgIUXSw1+Z5XLVF1Ky1Qdy/mPciK/5YwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTA1MDExMVoYDzIxMjYxMDI4
        MDUwMTExWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAAQg14XDKT36xREflOf8+WBtvZEZ00fYd28wcVk9aXn/0bBL6yeAYQJe
        fuIPrbdlNfqG+MXt4fDDAMXr+gz555txo1MwUTAdBgNVHQ4EFgQU9bzeiwgTlzKe
        gE5Vy07iFmFow0cwHwYDVR0jBBgwFoAU9bzeiwgTlzKegE5Vy07iFmFow0cwDwYD
        VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAaeXPDGlnoYZoOOUuHEdfo
        hKGVfLdqQazXIOm61FDWawIhAPXeYWRvYlGCDQiqVfKgy43rD1Z7y1/hGWeAz9XJ
        uzDG
        -----END CERTIFICATE-----
        """

    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgHaEBMuTEbVEKLD4n
        4ulcxLhmNXiftuR9xWqsi10dgrKhRANCAAQg14XDKT36xREflOf8+WBtvZEZ00fY
        d28wcVk9aXn/0bBL6yeAYQJefuIPrbdlNfqG+MXt4fDDAMXr+gz555tx
        -----END PRIVATE KEY-----
        """
}
