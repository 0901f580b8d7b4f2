using System.Text.Json;
using System.Text.Json.Nodes;
using Customary.Storage.Sql;
using Customary.Storage.Users;

namespace Customary.Core.DirectoryObjects;

/// <summary>Renders users as the documents that go over the wire, and reads them back.</summary>
internal static class UserSerializer
{
    /// <summary>The state of a user that is there.</summary>
    public const string Active = "active";

    /// <summary>The state of a user that is deleted.</summary>
    public const string Inactive = "inactive";

    /// <summary>The kind of domain that a user's is unless said.</summary>
    public const string DefaultDomainType = "none";

    private const string ObjectType = "CustomerUser";

    /// <summary>A user as it is stored: the document, and what is searched for.</summary>
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

    /// <summary>A user with its links and kind.</summary>
    public static CustomerUser Complete(Guid customer, CustomerUser user) => user with
    {
        Links = new() { Self = CustomerLinks.Get($"/customers/{customer}/users/{user.Id}") },
        Attributes = new() { ObjectType = ObjectType },
    };

    /// <summary>A document as the resource it is.</summary>
    public static CustomerUser Read(byte[] document) => JsonSerializer.Deserialize(document, ContractsJsonContext.Api.CustomerUser)!;

    /// <summary>
    /// A user in the answer to whoever sets its password: with the password, and with the nulls that the documented
    /// examples of these answers have. Source: "Create user accounts for a customer".
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
