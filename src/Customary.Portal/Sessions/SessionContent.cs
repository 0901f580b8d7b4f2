using System.Text.Json.Serialization;

namespace Customary.Portal.Sessions;

/// <summary>What the store contains of a session, encrypted.</summary>
/// <param name="AccessToken">The access token. It is validated again with every request.</param>
internal sealed record SessionContent(string AccessToken);

/// <summary>The JSON contract of sessions before encryption.</summary>
[JsonSerializable(typeof(SessionContent))]
internal sealed partial class SessionJsonContext : JsonSerializerContext;
