using System.Text.Encodings.Web;
using System.Text.Json;

namespace Customary.Server.Tests.Running;

/// <summary>How the service writes JSON, for texts that are compared with its own.</summary>
internal static class WireText
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
