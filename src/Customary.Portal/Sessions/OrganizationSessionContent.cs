using System.Text.Json.Serialization;

namespace Customary.Portal.Sessions;

/// <summary>What the store contains of a session of a person of a customer, encrypted. One of the two is set.</summary>
/// <param name="Administrator">The administrator that signed in with a password. It is looked up again with every request.</param>
/// <param name="AccessToken">The access token of the authority. It is validated again with every request.</param>
internal sealed record OrganizationSessionContent(AdministratorIdentity? Administrator, string? AccessToken);

/// <summary>The JSON contract of these sessions before encryption.</summary>
[JsonSerializable(typeof(OrganizationSessionContent))]
internal sealed partial class OrganizationSessionJsonContext : JsonSerializerContext;
