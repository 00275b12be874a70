import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Payouts

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension TransportResult {
    /// Decides what a failure means for the request.
    ///
    /// Only failures that can happen while there is no connection, and only when none was ever
    /// given the request, prove that no byte left. Every other failure is unknown.
    ///
    /// - Parameters:
    ///   - error: What the transport reports.
    ///   - requestBegan: Whether the request was handed to an established connection.
    init(failure error: any Error, requestBegan: Bool) {
        if !requestBegan, let reason = NotSentReason(connecting: error) {
            self = .notSent(reason)
        } else {
            self = .unknown(UnknownReason(afterSending: error))
        }
    }
}

extension NotSentReason {
    /// The reason, when this error can only come from looking up, connecting or securing.
    fileprivate init?(connecting error: any Error) {
        switch error {
        case let error as NIOConnectionError: self.init(error)
        case let error as HTTPClientError: self.init(error)
        case let error as IOError: self.init(connectErrno: error.errnoCode)
        case ChannelError.connectTimeout: self = .connectTimeout
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: self = .tlsFailure
        default: return nil
        }
    }

    private init?(_ error: HTTPClientError) {
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout: self = .connectTimeout
        case .tlsHandshakeTimeout: self = .tlsFailure
        case .invalidURL, .emptyHost, .emptyScheme: self = .unreachable
        default: return nil
        }
    }

    private init(_ error: NIOConnectionError) {
        let reasons = error.connectionErrors.map { failure -> NotSentReason in
            switch failure.error {
            case let error as IOError: NotSentReason(connectErrno: error.errnoCode) ?? .unreachable
            case ChannelError.connectTimeout: .connectTimeout
            default: .unreachable
            }
        }
        self = reasons.first ?? .nameNotResolved
    }

    /// The reason, when this code can only come from `connect`.
    private init?(connectErrno code: CInt) {
        switch code {
        case ECONNREFUSED: self = .connectionRefused
        case ENETUNREACH, EHOSTUNREACH, ENETDOWN: self = .unreachable
        default: return nil
        }
    }
}

extension UnknownReason {
    fileprivate init(afterSending error: any Error) {
        switch error {
        case let error as HTTPClientError where error == .deadlineExceeded: self.init(.timeout)
        case let error as HTTPClientError where error == .cancelled: self.init(.interrupted)
        case is AnswerCollector.TooLarge:
            self.init(.oversizedAnswer, detail: "over \(ProviderClient.maximumAnswerSize) bytes")
        case HTTPParserError.invalidEOFState:
            self.init(.connectionLost, detail: "in the middle of the answer")
        case is HTTPParserError:
            self.init(.unreadableAnswer, detail: "not HTTP")
        case let error as IOError:
            self.init(.connectionLost, detail: "errno \(error.errnoCode)")
        default:
            self.init(.connectionLost)
        }
    }
}
