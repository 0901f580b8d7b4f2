using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.Users;

/// <summary>Describes the user operations.</summary>
internal static class UserDescriptions
{
    private const string Tag = "Users";
    private static readonly string[] WritableProperties =
        ["usageLocation", "userPrincipalName", "firstName", "lastName", "displayName", "immutableId", "passwordProfile", "phoneNumber"];

    /// <summary>The user ID in the path.</summary>
    public static ParameterDescription Id { get; } = ParameterDescription.Id("userId", "The user's ID.", UserExamples.Id);

    /// <summary>The faults of every operation on a customer's directory.</summary>
    public static IReadOnlyList<Fault> Faults => [.. CustomerDescriptions.Faults, Fault.DelegatedAccessRequired()];

    private static IEnumerable<Fault> InvalidValues =>
    [
        FaultDescriptions.Invalid("userPrincipalName", $"must end in @ and a domain of the customer: {CustomerExamples.Domain}"),
        FaultDescriptions.Invalid("usageLocation", "must be a country of two letters, such as US", 20000),
    ];

    public static OperationDescription List() => new(Tag, "List a customer's users")
    {
        Text = "Lists the active users, or the deleted users with the filter `{\"Field\":\"UserState\",\"Value\":\"Inactive\",\"Operator\":\"equals\"}`. To read the next page, follow `links.next`, or send `continuationToken` in the header `MS-ContinuationToken`. The last page has neither.",
        Parameters =
        [
            CustomerDescriptions.Id, .. ParameterDescription.Paging(),
            ParameterDescription.Query("filter", "The filter, a JSON object.", """{"Field":"UserState","Value":"Inactive","Operator":"equals"}"""),
            ParameterDescription.Query("sortField", "The sort field.", "DisplayName") with { Values = ["UserPrincipalName", "DisplayName"] },
            ParameterDescription.Query("sortDirection", "The sort direction.", "Ascending") with { Values = ["Ascending", "Descending"] },
        ],
        Responses = [ResponseDescription.Create(200, "A page of users.", ContractsJsonContext.Api.UserCollection, UserExamples.Page)],
        Faults = [.. Faults, .. FaultDescriptions.Paging],
    };

    public static OperationDescription Create() => new(Tag, "Create a user")
    {
        Parameters = [CustomerDescriptions.Id],
        Body = RequestBodyDescription.Create(ContractsJsonContext.Api.CustomerUser, UserExamples.New) with
        {
            Name = "NewCustomerUser",
            Properties = [.. WritableProperties, "userDomainType"],
            Required = ["usageLocation", "userPrincipalName", "displayName", "passwordProfile"],
        },
        Responses = [ResponseDescription.Create(200, "The user, with the new password.", ContractsJsonContext.Api.CustomerUser, UserExamples.User with { PasswordProfile = UserExamples.Password })],
        Faults = [.. Faults, .. InvalidValues, Fault.PrincipalNameTaken(), Fault.RequestIdReused(), Fault.CreatedResourceGone()],
    };

    public static OperationDescription Get() => new(Tag, "Get a user")
    {
        Parameters = [CustomerDescriptions.Id, Id],
        Responses = [UserResponse("The user.")],
        Faults = [.. Faults, Fault.UserNotFound()],
    };

    public static OperationDescription Update() => new(Tag, "Update or restore a user")
    {
        Text = "Changes the properties in the request and keeps the others. To restore a deleted user, set `state` to `active`.",
        Parameters = [CustomerDescriptions.Id, Id],
        Body = RequestBodyDescription.Create(ContractsJsonContext.Api.CustomerUser, new() { DisplayName = "Ines M. Moreau" }) with { Name = "CustomerUserPatch", Properties = [.. WritableProperties, "state", "attributes"] },
        Responses = [UserResponse("The updated user.")],
        Faults = [.. Faults, .. InvalidValues, Fault.UserNotFound(), Fault.PrincipalNameTaken(), Fault.RestoredNameTaken()],
    };

    public static OperationDescription ResetPassword() => new(Tag, "Reset a user's password")
    {
        Parameters = [CustomerDescriptions.Id, Id],
        Body = RequestBodyDescription.Create(ContractsJsonContext.Api.CustomerUser, new() { PasswordProfile = UserExamples.Password }) with
        {
            Name = "CustomerUserPassword",
            Properties = ["passwordProfile", "attributes"],
            Required = ["passwordProfile"],
        },
        Responses = [ResponseDescription.Create(200, "The user, with the new password.", ContractsJsonContext.Api.CustomerUser, UserExamples.User with { PasswordProfile = UserExamples.Password })],
        Faults = [.. Faults, Fault.UserNotFound(), FaultDescriptions.Invalid("passwordProfile.password", "must have 8 to 256 characters")],
    };

    public static OperationDescription Delete() => new(Tag, "Delete a user")
    {
        Text = "A deleted user can be restored for 30 days.",
        Parameters = [CustomerDescriptions.Id, Id],
        Responses = [ResponseDescription.Empty(204, "The user was deleted.")],
        Faults = [.. Faults, Fault.UserNotFound()],
    };

    private static ResponseDescription UserResponse(string text) => ResponseDescription.Create(200, text, ContractsJsonContext.Api.CustomerUser, UserExamples.User);
}
