using System.Globalization;
using System.Text;
using System.Text.Json;
using Customary.Contracts;
using Customary.Core.Errors;
using Customary.Core.Security;
using Customary.Hosting.Configuration;
using Customary.Hosting.Http;

namespace Customary.Hosting.Connections;

/// <summary>
/// The API's faults for requests that the web server refuses before the pipeline sees them: a malformed request line or
/// header, one that is too long, a missing Host, another HTTP version. Nothing of such a request is trusted, so its ids are new.
/// </summary>
internal sealed class ServerFaults(IdGenerator identifiers, CustomarySettings settings)
{
    /// <summary>No response that the web server writes by itself is longer, in bytes.</summary>
    public const int LongestBareResponse = 512;

    private const int VectorBytes = 12;
    private const int StatusStart = 9;
    private const int StatusLength = 3;
    private readonly bool _withByteOrderMark = settings.Get(SettingDefinitions.ByteOrderMark);

    /// <summary>Whether these bytes are a whole error response without a body that did not come from the pipeline, which gives each response its ids.</summary>
    public static bool IsBareResponse(ReadOnlySpan<byte> bytes) =>
        bytes.Length is > StatusStart + StatusLength and <= LongestBareResponse
        && bytes.StartsWith("HTTP/1.1 "u8)
        && bytes[StatusStart] is (byte)'4' or (byte)'5'
        && bytes.EndsWith("\r\n\r\n"u8)
        && bytes.IndexOf("\r\nContent-Length: 0\r\n"u8) > 0
        && bytes.IndexOf("\r\nMS-RequestId:"u8) < 0;

    /// <summary>The response in place of a bare one, whose status and other headers are kept.</summary>
    public byte[] Write(ReadOnlySpan<byte> bare)
    {
        var text = Encoding.ASCII.GetString(bare);
        var status = int.Parse(text.AsSpan(StatusStart, StatusLength), CultureInfo.InvariantCulture);
        var body = JsonSerializer.SerializeToUtf8Bytes(FaultResponseWriter.ToBody(FaultOf(status)), ContractsJsonContext.Api.ApiFault);
        if (_withByteOrderMark) body = [.. Encoding.UTF8.Preamble, .. body];
        var vector = new byte[VectorBytes];
        identifiers.FillRandom(vector);
        var head = new StringBuilder(text, 0, text.Length - 2, 1024)
            .Replace("\r\nContent-Length: 0\r\n", string.Create(CultureInfo.InvariantCulture, $"\r\nContent-Length: {body.Length}\r\n"))
            .Append("Content-Type: application/json; charset=utf-8\r\n")
            .Append(CultureInfo.InvariantCulture, $"MS-RequestId: {identifiers.NewRequestId()}\r\n")
            .Append(CultureInfo.InvariantCulture, $"MS-CorrelationId: {identifiers.NewRequestId()}\r\n")
            .Append(CultureInfo.InvariantCulture, $"MS-CV: {Convert.ToBase64String(vector)}.0\r\n")
            .Append("MS-ServerId: 000001\r\nX-Locale: en-US\r\nX-Content-Type-Options: nosniff\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. body];
    }

    private static Fault FaultOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Fault.MalformedRequest(),
        StatusCodes.Status405MethodNotAllowed => Fault.MethodNotAllowed(""),
        StatusCodes.Status408RequestTimeout => Fault.RequestTimeout(),
        StatusCodes.Status413PayloadTooLarge => Fault.PayloadTooLarge(),
        StatusCodes.Status414UriTooLong => Fault.RequestLineTooLong(),
        StatusCodes.Status431RequestHeaderFieldsTooLarge => Fault.HeadersTooLarge(),
        StatusCodes.Status505HttpVersionNotsupported => Fault.HttpVersionNotSupported(),
        StatusCodes.Status500InternalServerError => Fault.InternalError(),
        _ => Fault.HttpNotSupported(status),
    };
}
