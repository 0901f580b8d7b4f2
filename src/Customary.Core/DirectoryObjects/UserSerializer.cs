using System.Text.Json.Nodes;

namespace Customary.Core.DirectoryObjects;

/// <summary>Serializes and deserializes users.</summary>
internal static class UserSerializer
{
    /// <summary>The state of an active user.</summary>
    public const string Active = "active";

    /// <summary>The state of a deleted user.</summary>
    public const string Inactive = "inactive";

    /// <summary>The default domain type of a user.</summary>
    public const string DefaultDomainType = "none";

    private const string ObjectType = "CustomerUser";

    /// <summary>The states of a user.</summary>
    public static ApiEnumeration States { get; } = new(Active, Inactive);

    /// <summary>The domain types of a user.</summary>
    public static ApiEnumeration DomainTypes { get; } = new(DefaultDomainType, "managed", "federated");

    /// <summary>Creates the row of a user: the document and the searchable columns.</summary>
    public static UserRow Row(Guid customer, CustomerUser user, byte[]? password, long deletedAt = 0) => new()
    {
        Customer = customer,
        User = Guid.Parse(user.Id!),
        PrincipalNameKey = FoldedText.Key(user.UserPrincipalName!),
        DisplayNameKey = FoldedText.Key(user.DisplayName!),
        DeletedAt = deletedAt,
        Password = password,
        Body = Write(Complete(customer, user) with { PasswordProfile = null }),
    };

    /// <summary>Adds the links and attributes of a user.</summary>
    public static CustomerUser Complete(Guid customer, CustomerUser user) => user with
    {
        Links = new() { Self = CustomerLinks.Get($"/customers/{customer}/users/{user.Id}") },
        Attributes = new() { ObjectType = ObjectType },
    };

    /// <summary>Deserializes a document.</summary>
    public static CustomerUser Read(byte[] document) => JsonSerializer.Deserialize(document, ContractsJsonContext.Api.CustomerUser)!;

    /// <summary>
    /// Serializes the response to a request that sets a password: with the password and with the nulls of the documented examples. Source: "Create user accounts for a customer".
    /// </summary>
    public static byte[] WriteWithPassword(CustomerUser user)
    {
        var document = JsonSerializer.SerializeToNode(user, ContractsJsonContext.Api.CustomerUser)!.AsObject();
        document["lastDirectorySyncTime"] = user.LastDirectorySyncTime;
        document["softDeletionTime"] = user.SoftDeletionTime;
        return JsonSerializer.SerializeToUtf8Bytes<JsonNode>(document, ContractsJsonContext.Api.JsonNode);
    }

    private static byte[] Write(CustomerUser user) => JsonSerializer.SerializeToUtf8Bytes(user, ContractsJsonContext.Api.CustomerUser);
}
