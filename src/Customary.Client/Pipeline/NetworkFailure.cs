using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Customary.Client;

/// <summary>Why a try got no complete response.</summary>
internal enum NetworkFailure
{
    /// <summary>No connection was made, so the request was not sent.</summary>
    NotConnected,

    /// <summary>The certificate or protocol of TLS was refused, so the request was not sent.</summary>
    TlsRefused,

    /// <summary>The try took longer than its timeout.</summary>
    TimedOut,

    /// <summary>The connection broke while the request was sent or the response was read.</summary>
    Interrupted,
}

/// <summary>Classifies exceptions of the transport.</summary>
internal static class NetworkFailures
{
    /// <summary>Returns the kind of a failure; null if the exception does not come from the network.</summary>
    public static NetworkFailure? Classify(Exception exception)
    {
        NetworkFailure? kind = exception switch
        {
            OperationCanceledException or TimeoutException => NetworkFailure.TimedOut,
            HttpRequestException or IOException or SocketException or WebException => NetworkFailure.Interrupted,

            // The transport wraps the exceptions of the HTTP client.
            ClientResultException { Status: 0, InnerException: not null } and not CustomaryException => NetworkFailure.Interrupted,
            _ => null,
        };
        if (kind is null) return null;
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException or WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure }) return NetworkFailure.TlsRefused;
            if (cause is WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure }) return NetworkFailure.NotConnected;
            if (cause is SocketException socket && IsConnectFailure(socket.SocketErrorCode)) return NetworkFailure.NotConnected;
#if !NETSTANDARD2_0
            if (cause is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }) return NetworkFailure.NotConnected;
            if (cause is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }) return NetworkFailure.TlsRefused;
#endif
        }

        return kind;
    }

    /// <summary>Whether another try can succeed. A refused certificate stays refused.</summary>
    public static bool IsTransient(this NetworkFailure failure) => failure != NetworkFailure.TlsRefused;

    /// <summary>Whether the service can have received the request.</summary>
    public static bool IsOutcomeUnknown(this NetworkFailure failure) => failure is NetworkFailure.TimedOut or NetworkFailure.Interrupted;

    private static bool IsConnectFailure(SocketError error) => error is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable
        or SocketError.NetworkUnreachable or SocketError.TryAgain or SocketError.NoData or SocketError.HostDown or SocketError.NetworkDown;
}
