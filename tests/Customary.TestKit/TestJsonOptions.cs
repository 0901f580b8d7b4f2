using System.Text.Encodings.Web;
using System.Text.Json;

namespace Customary.TestKit;

/// <summary>The JSON options of the server, for tests that compare its text.</summary>
internal static class TestJsonOptions
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
