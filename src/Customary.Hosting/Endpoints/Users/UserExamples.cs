using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.Users;

/// <summary>The fictitious but valid user in the examples of the OpenAPI document.</summary>
internal static class UserExamples
{
    public const string Id = "0197d0a5-11f0-7c2b-9d44-5be0f3a7c816";

    public static PasswordProfile Password { get; } = new() { ForceChangePassword = true, Password = "Blue-Kettle-42" };

    public static CustomerUser New { get; } = new()
    {
        UsageLocation = "US",
        UserPrincipalName = $"ines@{CustomerExamples.Domain}",
        FirstName = "Ines",
        LastName = "Moreau",
        DisplayName = "Ines Moreau",
        PasswordProfile = Password,
    };

    public static CustomerUser User { get; } = UserSerializer.Complete(Guid.Parse(CustomerExamples.Id), New with
    {
        Id = Id,
        PasswordProfile = null,
        UserDomainType = UserSerializer.DefaultDomainType,
        State = UserSerializer.Active,
    });

    public static ResourceCollection<CustomerUser> Page { get; } =
        ResourceCollections.Create([User], new() { Self = CustomerLinks.Get($"/customers/{CustomerExamples.Id}/users?size=40") });
}
