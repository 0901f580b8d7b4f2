using Customary.Contracts;
using Customary.Core.Errors;
using Customary.Hosting.Endpoints.Customers;
using Customary.Hosting.OpenApi;

namespace Customary.Hosting.Endpoints.Users;

/// <summary>What the operations on users are.</summary>
internal static class UserDescriptions
{
    private const string Tag = "Users";
    private static readonly string[] Written =
        ["usageLocation", "userPrincipalName", "firstName", "lastName", "displayName", "immutableId", "passwordProfile", "phoneNumber"];

    /// <summary>The user in the path.</summary>
    public static ParameterDescription Id { get; } = ParameterDescription.Id("userId", "The user's id.", UserExamples.Id);

    /// <summary>The faults of everything that looks into a customer's directory.</summary>
    public static IReadOnlyList<Fault> Faults => [.. CustomerDescriptions.Faults, Fault.DelegatedAccessRequired()];

    private static IEnumerable<Fault> Wrong =>
    [
        FaultDescriptions.Invalid("userPrincipalName", $"must end in @ and a domain of the customer: {CustomerExamples.Domain}"),
        FaultDescriptions.Invalid("usageLocation", "must be a country of two letters, such as US", 20000),
    ];

    public static OperationDescription List() => new(Tag, "List a customer's users")
    {
        Text = "Active users, or with the filter `{\"Field\":\"UserState\",\"Value\":\"Inactive\",\"Operator\":\"equals\"}` the deleted ones. Follow `links.next`, or send `continuationToken` as `MS-ContinuationToken`, until there is none.",
        Parameters =
        [
            CustomerDescriptions.Id, ParameterDescription.Size(),
            ParameterDescription.Query("filter", "Which users: a JSON object.", """{"Field":"UserState","Value":"Inactive","Operator":"equals"}"""),
            ParameterDescription.Query("sortField", "By what they are sorted.", "DisplayName") with { Values = ["UserPrincipalName", "DisplayName"] },
            ParameterDescription.Query("sortDirection", "In which direction.", "Ascending") with { Values = ["Ascending", "Descending"] },
            ParameterDescription.ContinuationToken(),
        ],
        Responses = [ResponseDescription.Of(200, "A page of users.", ContractsJsonContext.Api.UserCollection, UserExamples.Page)],
        Faults = [.. Faults, Fault.InvalidParameter("size", "must be a whole number from 0 to 500"), Fault.InvalidContinuationToken()],
    };

    public static OperationDescription Create() => new(Tag, "Create a user")
    {
        Parameters = [CustomerDescriptions.Id],
        Body = RequestBodyDescription.Of(ContractsJsonContext.Api.CustomerUser, UserExamples.New) with
        {
            Name = "NewCustomerUser",
            Members = [.. Written, "userDomainType"],
            Required = ["usageLocation", "userPrincipalName", "displayName", "passwordProfile"],
        },
        Responses = [ResponseDescription.Of(200, "The user, with the password that was set.", ContractsJsonContext.Api.CustomerUser, UserExamples.User with { PasswordProfile = UserExamples.Password })],
        Faults = [.. Faults, .. Wrong, Fault.PrincipalNameTaken(), Fault.RequestIdReused(), Fault.CreatedResourceGone()],
    };

    public static OperationDescription Get() => new(Tag, "Get a user")
    {
        Parameters = [CustomerDescriptions.Id, Id],
        Responses = [Answer("The user.")],
        Faults = [.. Faults, Fault.UserNotFound()],
    };

    public static OperationDescription Update() => new(Tag, "Update or restore a user")
    {
        Text = "What is sent is changed, the rest stays. A deleted user is restored by `state` set to `active`.",
        Parameters = [CustomerDescriptions.Id, Id],
        Body = RequestBodyDescription.Of(ContractsJsonContext.Api.CustomerUser, new() { DisplayName = "Ines M. Moreau" }) with { Name = "CustomerUserPatch", Members = [.. Written, "state", "attributes"] },
        Responses = [Answer("The user as it is now.")],
        Faults = [.. Faults, .. Wrong, Fault.UserNotFound(), Fault.PrincipalNameTaken()],
    };

    public static OperationDescription ResetPassword() => new(Tag, "Reset a user's password")
    {
        Parameters = [CustomerDescriptions.Id, Id],
        Body = RequestBodyDescription.Of(ContractsJsonContext.Api.CustomerUser, new() { PasswordProfile = UserExamples.Password }) with
        {
            Name = "CustomerUserPassword",
            Members = ["passwordProfile", "attributes"],
            Required = ["passwordProfile"],
        },
        Responses = [ResponseDescription.Of(200, "The user, with the password that was set.", ContractsJsonContext.Api.CustomerUser, UserExamples.User with { PasswordProfile = UserExamples.Password })],
        Faults = [.. Faults, Fault.UserNotFound(), FaultDescriptions.Invalid("passwordProfile.password", "must have 8 to 256 characters")],
    };

    public static OperationDescription Delete() => new(Tag, "Delete a user")
    {
        Text = "It can be restored for 30 days.",
        Parameters = [CustomerDescriptions.Id, Id],
        Responses = [ResponseDescription.Empty(204, "It is deleted.")],
        Faults = [.. Faults, Fault.UserNotFound()],
    };

    private static ResponseDescription Answer(string text) => ResponseDescription.Of(200, text, ContractsJsonContext.Api.CustomerUser, UserExamples.User);
}
