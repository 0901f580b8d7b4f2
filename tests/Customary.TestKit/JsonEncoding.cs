using System.Text.Encodings.Web;
using System.Text.Json;

namespace Customary.TestKit;

/// <summary>How the service writes JSON, for texts that are compared with its own.</summary>
internal static class JsonEncoding
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
