using System.Text.Json.Nodes;
using Customary.Core.Qualifications;

namespace Customary.Hosting.Tests.Enumerations;

/// <summary>
/// Lists every enumeration of the .NET SDKs that the API reads or writes. The server must recognize every value that an SDK can send, and
/// both SDKs must be able to read every value that the server writes (docs/contract.md#json).
/// </summary>
public sealed class SdkEnumerationTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private static readonly string[] OperatorsExceptEquals = [.. SdkEnumerations.FieldFilterOperation.Members.Except(["Equals"])];
    private static readonly string[] OperatorsExceptStartsWith = [.. SdkEnumerations.FieldFilterOperation.Members.Except(["StartsWith"])];
    private static readonly string[] OperatorsExceptSubstring = [.. SdkEnumerations.FieldFilterOperation.Members.Except(["Substring"])];
    private static readonly string[] OperatorsOfNeitherName = [.. SdkEnumerations.FieldFilterOperation.Members.Except(["StartsWith", "Substring"])];

    private static readonly Dictionary<string, EnumerationPlace> Places = new()
    {
        ["audit filter, Field"] = new(SdkEnumerations.AuditRecordSearchField, (customer, value) => AuditAsync(
            customer, value, SdkEnumeration.ToMember(value) switch { "CompanyName" => "Con", "CustomerId" => customer.Id, _ => "Order" },
            SdkEnumeration.ToMember(value) == "CompanyName" ? "substring" : "equals")),
        ["audit filter, Value of ResourceType"] = new(SdkEnumerations.ResourceType, (customer, value) => AuditAsync(customer, "ResourceType", value, "equals")) { HasNumbers = true },
        ["audit filter, Operator of CompanyName"] = new(SdkEnumerations.FieldFilterOperation, (customer, value) => AuditAsync(customer, "CompanyName", "Con", value))
        {
            HasNumbers = true,
            Refused = OperatorsExceptSubstring,
            Reason = "filter.Operator: must be substring for CompanyName",
        },
        ["audit filter, Operator of CustomerId"] = new(SdkEnumerations.FieldFilterOperation, (customer, value) => AuditAsync(customer, "CustomerId", customer.Id, value))
        {
            HasNumbers = true,
            Refused = OperatorsExceptEquals,
            Reason = "filter.Operator: must be equals for CustomerId",
        },
        ["customer filter, Field"] = new(SdkEnumerations.CustomerSearchField, (customer, value) => FilterAsync(customer, "/v1/customers?", value, Guid.NewGuid().ToString(), "starts_with")),
        ["customer filter, Operator"] = new(SdkEnumerations.FieldFilterOperation, (customer, value) => FilterAsync(customer, "/v1/customers?", "CompanyName", "Con", value))
        {
            HasNumbers = true,
            Refused = OperatorsExceptStartsWith,
            Reason = "filter.Operator: must be starts_with for CompanyName",
        },
        ["customers, seekOperation"] = Seek(_ => "/v1/customers"),
        ["users, seekOperation"] = Seek(customer => customer.Users),
        ["audit records, seekOperation"] = Seek(_ => "/v1/auditrecords"),
        ["customer creation, relationshipToPartner"] = new(
            SdkEnumerations.CustomerPartnerRelationship,
            (customer, value) => customer.Partner.PostAsync("/v1/customers", TestData.Customer(body => body["relationshipToPartner"] = value)))
        { Status = 201 },
        ["customer update, relationshipToPartner"] = new(
            SdkEnumerations.CustomerPartnerRelationship, (customer, value) => customer.Partner.PatchAsync(customer.Path, new { relationshipToPartner = value }))
        {
            ChangesCustomer = true,
            Refused = ["Unknown", "Reseller", "Advisor", "Syndication", "MicrosoftSupport"],
            Reason = "relationshipToPartner: ",
        },
        ["qualification (legacy)"] = new(SdkEnumerations.CustomerQualification, QualifyLegacyAsync)
        {
            HasNumbers = true,
            ChangesCustomer = true,
            Refused = ["None", "Nonprofit", "StateOwnedEntity"],
            Reason = "qualification: must be one of Education, GovernmentCommunityCloud",
        },
        ["qualifications"] = new(SdkEnumerations.CustomerQualification, QualifyAsync)
        {
            Status = 201,
            ChangesCustomer = true,
            Refused = ["None", "Nonprofit"],
            Reason = "qualification: must be one of Education, GovernmentCommunityCloud, StateOwnedEntity",
        },
        ["relationships, relationship_type"] = new(
            SdkEnumerations.PartnerRelationshipType, (customer, value) => customer.Partner.GetAsync($"/v1/relationships?relationship_type={value}"))
        { HasNumbers = true },
        ["relationship filter, Field"] = new(SdkEnumerations.PartnerRelationshipSearchField, (customer, value) => FilterAsync(customer, Relationships, value, "Con", "starts_with")),
        ["relationship filter, Operator"] = new(SdkEnumerations.FieldFilterOperation, (customer, value) => FilterAsync(customer, Relationships, "Name", "Con", value))
        {
            HasNumbers = true,
            Refused = OperatorsOfNeitherName,
            Reason = "filter.Operator: must be starts_with or substring for Name",
        },
        ["user filter, Value of UserState"] = new(SdkEnumerations.UserState, (customer, value) => FilterAsync(customer, $"{customer.Users}?", "UserState", value, "equals")) { HasNumbers = true },
        ["user filter, Operator"] = new(SdkEnumerations.FieldFilterOperation, (customer, value) => FilterAsync(customer, $"{customer.Users}?", "UserState", "Active", value))
        {
            HasNumbers = true,
            Refused = OperatorsExceptEquals,
            Reason = "filter.Operator: must be equals for UserState",
        },
        ["users, sortDirection"] = new(SdkEnumerations.SortDirection, (customer, value) => customer.Partner.GetAsync($"{customer.Users}?sortField=DisplayName&sortDirection={value}")) { HasNumbers = true },
        ["user creation, userDomainType"] = new(SdkEnumerations.UserDomainType, async (customer, value) =>
        {
            var response = await customer.Partner.PostAsync(customer.Users, With(customer.NewUser($"u{Guid.NewGuid():N}"), "userDomainType", value));
            response.Json.Text("userDomainType").ShouldBe(SdkEnumeration.ToSnakeCase(SdkEnumeration.ToMember(value)));
            return response;
        }),
        ["user creation, state"] = new(
            SdkEnumerations.UserState, (customer, value) => customer.Partner.PostAsync(customer.Users, With(customer.NewUser($"u{Guid.NewGuid():N}"), "state", value))),
        ["user update, state"] = new(SdkEnumerations.UserState, async (customer, value) =>
            await customer.Partner.PatchAsync($"{customer.Users}/{(await customer.AddUserAsync($"u{Guid.NewGuid():N}"))["id"]}", new { state = value }))
        {
            Refused = ["Inactive"],
            Reason = "state: can only be set to active",
        },
        ["validation status, type"] = new(SdkEnumerations.ValidationType, (customer, value) => customer.Partner.GetAsync($"{customer.Path}/validationStatus?type={value}"))
        {
            HasNumbers = true,
            Status = null,
        },
        ["legal business profile, vettingVersion"] = new(
            SdkEnumerations.VettingVersion, (customer, value) => customer.Partner.GetAsync($"/v1/profiles/legalbusiness?vettingVersion={value}"))
        { HasNumbers = true },
        ["legal business profile, vettingStatus"] = new(SdkEnumerations.VettingStatus, (customer, value) => UpdateLegalBusinessAsync(customer, "vettingStatus", value)),
        ["legal business profile, vettingSubStatus"] = new(SdkEnumerations.VettingSubStatus, (customer, value) => UpdateLegalBusinessAsync(customer, "vettingSubStatus", value)),
    };

    // The properties with a list of values in the OpenAPI document. Null: both SDKs have a text there, or do not have the resource.
    private static readonly Dictionary<string, SdkEnumeration?> Written = new()
    {
        ["AddressValidationResponse.status"] = null,
        ["AuditRecord.operationStatus"] = SdkEnumerations.OperationStatus,
        ["AuditRecord.operationType"] = SdkEnumerations.OperationType,
        ["AuditRecord.resourceType"] = SdkEnumerations.ResourceType,
        ["Customer.relationshipToPartner"] = SdkEnumerations.CustomerPartnerRelationship,
        ["CustomerPatch.relationshipToPartner"] = SdkEnumerations.CustomerPartnerRelationship,
        ["CustomerUser.state"] = SdkEnumerations.UserState,
        ["CustomerUser.userDomainType"] = SdkEnumerations.UserDomainType,
        ["CustomerUserPatch.state"] = SdkEnumerations.UserState,
        ["NewCustomerUser.userDomainType"] = SdkEnumerations.UserDomainType,
        ["Domain.authenticationType"] = null,
        ["Domain.capability"] = null,
        ["Domain.status"] = null,
        ["Domain.verificationMethod"] = null,
        ["DomainFederationSettings.preferredAuthenticationProtocol"] = null,
        ["DomainFederationSettings.promptLoginBehavior"] = null,
        ["PartnerRelationship.relationshipType"] = SdkEnumerations.PartnerRelationshipType,
    };

    private const string Relationships = "/v1/relationships?relationship_type=IsIndirectResellerOf&";

    // Previous needs a token, and PageIndex an index that no client can send.
    private static EnumerationPlace Seek(Func<TestCustomer, string> path) =>
        new(SdkEnumerations.SeekOperation, (customer, value) => customer.Partner.GetAsync($"{path(customer)}?seekOperation={value}"))
        {
            HasNumbers = true,
            Refused = ["Previous", "PageIndex"],
            Reason = "seekOperation: ",
        };

    public static TheoryData<string> PlaceNames => [.. Places.Keys];

    [Theory]
    [MemberData(nameof(PlaceNames))]
    public async Task Recognizes_every_value_that_an_SDK_can_send(string name)
    {
        var place = Places[name];
        var service = await services.GetAsync(StoreKind.Memory);
        var customer = await TestCustomer.CreateAsync(service);
        foreach (var member in place.Enumeration.Members)
        {
            foreach (var value in Spellings(place, member))
            {
                if (place.ChangesCustomer) customer = await TestCustomer.CreateAsync(service);
                var response = await place.SendAsync(customer, value);
                if (place.Refused.Contains(member)) response.ShouldBeFault(400, 3000).Data.ShouldHaveSingleItem().ShouldStartWith(place.Reason, Case.Sensitive, value);
                else if (place.Status is { } status) response.Status.ShouldBe(status, $"{value}: {response.Text}");
                else response.Status.ShouldNotBe(400, $"{value}: {response.Text}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(PlaceNames))]
    public async Task Refuses_a_value_of_no_SDK_where_it_matters(string name)
    {
        // These places ignore the value, because the server decides it.
        string[] ignored = ["customer creation", "user creation", "legal business profile"];
        if (ignored.Any(name.StartsWith)) return;

        var response = await Places[name].SendAsync(await TestCustomer.CreateAsync(await services.GetAsync(StoreKind.Memory)), "Bakery");
        response.Status.ShouldBe(400, response.Text);
    }

    [Fact]
    public async Task Both_SDKs_can_read_every_value_that_the_server_writes()
    {
        var partner = await (await services.GetAsync(StoreKind.Memory)).SignInAsync();
        var schemas = (await partner.GetAsync("/openapi/v1.json")).Json["components"]!["schemas"]!.AsObject();
        var written = schemas
            .SelectMany(schema => schema.Value!["properties"]?.AsObject().Select(property => (Name: $"{schema.Key}.{property.Key}", Values: property.Value!["enum"]?.AsArray())) ?? [])
            .Where(property => property.Values is not null)
            .ToDictionary(property => property.Name, property => property.Values!.Select(value => value!.GetValue<string>()).ToList());

        written.Keys.ShouldBe(Written.Keys, ignoreOrder: true);
        foreach (var (name, values) in written)
            if (Written[name] is { } enumeration) ShouldBeReadable(name, values, enumeration);
    }

    [Fact]
    public async Task Both_SDKs_can_read_the_values_without_a_list_in_the_OpenAPI_document()
    {
        string[] qualifications = [QualificationKind.None, QualificationKind.Education, QualificationKind.Government, QualificationKind.StateOwned];
        ShouldBeReadable("qualification (legacy)", qualifications.Select(QualificationKind.ToLegacy), SdkEnumerations.CustomerQualification);

        var partner = await (await services.GetAsync(StoreKind.Memory)).SignInAsync();
        var legal = (await partner.GetAsync("/v1/profiles/legalbusiness")).Json;
        ShouldBeReadable("vettingStatus", [legal.Text("vettingStatus")!], SdkEnumerations.VettingStatus);
        ShouldBeReadable("vettingSubStatus", [legal.Text("vettingSubStatus")!], SdkEnumerations.VettingSubStatus);
    }

    private static void ShouldBeReadable(string name, IEnumerable<string> values, SdkEnumeration enumeration)
    {
        var members = values.Select(SdkEnumeration.ToMember).ToList();
        members.ShouldBeSubsetOf(enumeration.Official, name);
        if (!enumeration.HasCommunityFallback && enumeration.Community.Length > 0) members.ShouldBeSubsetOf(enumeration.Community, name);
    }

    private static IEnumerable<string> Spellings(EnumerationPlace place, string member)
    {
        yield return member;
        yield return SdkEnumeration.ToSnakeCase(member);
        yield return SdkEnumeration.ToCamelCase(member);
        if (place.HasNumbers && Array.IndexOf(place.Enumeration.Official, member) is >= 0 and var number) yield return $"{number}";
    }

    private static Task<ApiResponse> AuditAsync(TestCustomer customer, string field, string value, string comparison) =>
        FilterAsync(customer, "/v1/auditrecords?", field, value, comparison);

    private static Task<ApiResponse> FilterAsync(TestCustomer customer, string path, string field, string value, string comparison)
    {
        var filter = new JsonObject { ["Field"] = field, ["Value"] = value, ["Operator"] = comparison };
        return customer.Partner.GetAsync($"{path}filter={Uri.EscapeDataString(filter.ToJsonString())}");
    }

    private static async Task<ApiResponse> QualifyLegacyAsync(TestCustomer customer, string value)
    {
        var code = (await customer.Partner.GetAsync("/v1/customers/all/validations")).Json[0]!.Text("validationId");
        return await customer.Partner.PutAsync($"{customer.Path}/qualification?code={code}", int.TryParse(value, out _) ? value : $"\"{value}\"");
    }

    private static async Task<ApiResponse> QualifyAsync(TestCustomer customer, string value)
    {
        var code = (await customer.Partner.GetAsync("/v1/customers/all/validations")).Json[0]!.Text("validationId");
        return await customer.Partner.PostAsync($"{customer.Path}/qualifications", new { qualification = value, educationSegment = "K12", validationCode = code });
    }

    private static async Task<ApiResponse> UpdateLegalBusinessAsync(TestCustomer customer, string name, string value) =>
        await customer.Partner.PutAsync("/v1/profiles/legalbusiness", With((await customer.Partner.GetAsync("/v1/profiles/legalbusiness")).Json, name, value));

    private static JsonNode With(JsonNode body, string name, string value)
    {
        body[name] = value;
        return body;
    }
}
