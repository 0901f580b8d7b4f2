using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Faults;
using Customary.Server.OpenApi;

namespace Customary.Server.Users;

/// <summary>What the operations on users are.</summary>
internal static class UserDescriptions
{
    private const string Room = "Users";
    private static readonly string[] Written =
        ["usageLocation", "userPrincipalName", "firstName", "lastName", "displayName", "immutableId", "passwordProfile", "phoneNumber"];

    /// <summary>The user in the path.</summary>
    public static DescribedParameter Id { get; } = DescribedParameter.Id("userId", "The user's id.", UserExamples.Id);

    /// <summary>The faults of everything that looks into a customer's directory.</summary>
    public static IReadOnlyList<Fault> Faults => [.. CustomerDescriptions.Faults, Fault.DelegatedAccessNeeded()];

    private static IEnumerable<Fault> Wrong =>
    [
        DescribedFaults.Invalid("userPrincipalName", $"must end in @ and a domain of the customer: {CustomerExamples.Domain}"),
        DescribedFaults.Invalid("usageLocation", "must be a country of two letters, such as US", 20000),
    ];

    public static OperationDescription List() => new(Room, "List a customer's users")
    {
        Text = "Active users, or with the filter `{\"Field\":\"UserState\",\"Value\":\"Inactive\",\"Operator\":\"equals\"}` the deleted ones. Follow `links.next`, or send `continuationToken` as `MS-ContinuationToken`, until there is none.",
        Parameters =
        [
            CustomerDescriptions.Id, DescribedParameter.Size(),
            DescribedParameter.Query("filter", "Which users: a JSON object.", """{"Field":"UserState","Value":"Inactive","Operator":"equals"}"""),
            DescribedParameter.Query("sortField", "By what they are sorted.", "DisplayName") with { Values = ["UserPrincipalName", "DisplayName"] },
            DescribedParameter.Query("sortDirection", "In which direction.", "Ascending") with { Values = ["Ascending", "Descending"] },
            DescribedParameter.ContinuationToken(),
        ],
        Answers = [DescribedAnswer.Of(200, "A page of users.", WireJson.Wire.UserCollection, UserExamples.Page)],
        Faults = [.. Faults, Fault.NotAllowed("size", "must be a whole number from 0 to 500"), Fault.TokenExhausted()],
    };

    public static OperationDescription Create() => new(Room, "Create a user")
    {
        Parameters = [CustomerDescriptions.Id],
        Body = DescribedBody.Of(WireJson.Wire.CustomerUser, UserExamples.New) with
        {
            Name = "NewCustomerUser",
            Members = [.. Written, "userDomainType"],
            Required = ["usageLocation", "userPrincipalName", "displayName", "passwordProfile"],
        },
        Answers = [DescribedAnswer.Of(200, "The user, with the password that was set.", WireJson.Wire.CustomerUser, UserExamples.User with { PasswordProfile = UserExamples.Password })],
        Faults = [.. Faults, .. Wrong, Fault.PrincipalNameTaken(), Fault.RequestIdReused(), Fault.CreatedResourceGone()],
    };

    public static OperationDescription Get() => new(Room, "Get a user")
    {
        Parameters = [CustomerDescriptions.Id, Id],
        Answers = [Answer("The user.")],
        Faults = [.. Faults, Fault.UserNotFound()],
    };

    public static OperationDescription Update() => new(Room, "Update or restore a user")
    {
        Text = "What is sent is changed, the rest stays. A deleted user is restored by `state` set to `active`.",
        Parameters = [CustomerDescriptions.Id, Id],
        Body = DescribedBody.Of(WireJson.Wire.CustomerUser, new() { DisplayName = "Ines M. Moreau" }) with { Name = "CustomerUserPatch", Members = [.. Written, "state", "attributes"] },
        Answers = [Answer("The user as it is now.")],
        Faults = [.. Faults, .. Wrong, Fault.UserNotFound(), Fault.PrincipalNameTaken()],
    };

    public static OperationDescription ResetPassword() => new(Room, "Reset a user's password")
    {
        Parameters = [CustomerDescriptions.Id, Id],
        Body = DescribedBody.Of(WireJson.Wire.CustomerUser, new() { PasswordProfile = UserExamples.Password }) with
        {
            Name = "CustomerUserPassword",
            Members = ["passwordProfile", "attributes"],
            Required = ["passwordProfile"],
        },
        Answers = [DescribedAnswer.Of(200, "The user, with the password that was set.", WireJson.Wire.CustomerUser, UserExamples.User with { PasswordProfile = UserExamples.Password })],
        Faults = [.. Faults, Fault.UserNotFound(), DescribedFaults.Invalid("passwordProfile.password", "must have 8 to 256 characters")],
    };

    public static OperationDescription Delete() => new(Room, "Delete a user")
    {
        Text = "It can be restored for 30 days.",
        Parameters = [CustomerDescriptions.Id, Id],
        Answers = [DescribedAnswer.Empty(204, "It is deleted.")],
        Faults = [.. Faults, Fault.UserNotFound()],
    };

    private static DescribedAnswer Answer(string text) => DescribedAnswer.Of(200, text, WireJson.Wire.CustomerUser, UserExamples.User);
}
