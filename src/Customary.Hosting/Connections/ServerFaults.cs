namespace Customary.Hosting.Connections;

/// <summary>
/// The API's faults for requests that the web server rejects before the pipeline: a malformed or too long request line or
/// header, a missing Host header, an unsupported HTTP version. The server trusts nothing in such a request, so it creates new IDs.
/// </summary>
internal sealed partial class ServerFaults(IdGenerator ids, ResponseOptions options, ILogger<ServerFaults> log)
{
    /// <summary>The maximum length of a response that the web server writes itself, in bytes.</summary>
    public const int MaxBareResponseBytes = 512;

    private const int VectorBytes = 12;
    private const int StatusStart = 9;
    private const int StatusLength = 3;

    /// <summary>Whether the bytes are a complete error response without a body and without tracking headers, which the pipeline sets on each response.</summary>
    public static bool IsBareResponse(ReadOnlySpan<byte> bytes) =>
        bytes.Length is > StatusStart + StatusLength and <= MaxBareResponseBytes
        && bytes.StartsWith("HTTP/1.1 "u8)
        && bytes[StatusStart] is (byte)'4' or (byte)'5'
        && bytes.EndsWith("\r\n\r\n"u8)
        && bytes.IndexOf("\r\nContent-Length: 0\r\n"u8) > 0
        && bytes.IndexOf("\r\nMS-RequestId:"u8) < 0;

    /// <summary>Creates the response that replaces a bare one, and logs it. The status and the other headers are kept.</summary>
    public byte[] Write(ReadOnlySpan<byte> bare)
    {
        var text = Encoding.ASCII.GetString(bare);
        var status = int.Parse(text.AsSpan(StatusStart, StatusLength), CultureInfo.InvariantCulture);
        var fault = GetFault(status);
        var (requestId, correlationId) = (ids.NewRequestId(), ids.NewRequestId());
        LogRejected(status, fault.Code, requestId, correlationId);
        var body = JsonSerializer.SerializeToUtf8Bytes(FaultResponseWriter.ToBody(fault), ContractsJsonContext.Api.ApiFault);
        if (options.HasByteOrderMark) body = [.. Encoding.UTF8.Preamble, .. body];
        var vector = new byte[VectorBytes];
        ids.FillRandom(vector);
        var head = new StringBuilder(text, 0, text.Length - 2, 1024)
            .Replace("\r\nContent-Length: 0\r\n", string.Create(CultureInfo.InvariantCulture, $"\r\nContent-Length: {body.Length}\r\n"))
            .Append("Content-Type: application/json; charset=utf-8\r\n")
            .Append(CultureInfo.InvariantCulture, $"MS-RequestId: {requestId}\r\n")
            .Append(CultureInfo.InvariantCulture, $"MS-CorrelationId: {correlationId}\r\n")
            .Append(CultureInfo.InvariantCulture, $"MS-CV: {Convert.ToBase64String(vector)}.0\r\n")
            .Append("MS-ServerId: 000001\r\nX-Locale: en-US\r\nX-Content-Type-Options: nosniff\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. body];
    }

    private static Fault GetFault(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Fault.MalformedRequest(),
        StatusCodes.Status405MethodNotAllowed => Fault.MethodNotAllowed(""),
        StatusCodes.Status408RequestTimeout => Fault.RequestTimeout(),
        StatusCodes.Status413PayloadTooLarge => Fault.PayloadTooLarge(),
        StatusCodes.Status414UriTooLong => Fault.RequestLineTooLong(),
        StatusCodes.Status431RequestHeaderFieldsTooLarge => Fault.HeadersTooLarge(),
        StatusCodes.Status505HttpVersionNotsupported => Fault.HttpVersionNotSupported(),
        StatusCodes.Status500InternalServerError => Fault.WebServerError(),
        _ => Fault.HttpNotSupported(status),
    };

    [LoggerMessage(1108, LogLevel.Information, "The web server rejected a request before the pipeline with {Status} and code {Code}, request {RequestId}, correlation {CorrelationId}")]
    private partial void LogRejected(int status, int code, Guid requestId, Guid correlationId);
}
