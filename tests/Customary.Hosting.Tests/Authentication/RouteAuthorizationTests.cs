using System.Text.RegularExpressions;
using Customary.Hosting.Administration;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Authentication;

/// <summary>
/// Tests every route in the route table, so that a new route is covered automatically. <see cref="Administration.AdminAccessTests"/> tests the routes of
/// the administrative API, which has a pipeline of its own.
/// </summary>
public sealed partial class RouteAuthorizationTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    // Health probes, the development issuer, the API documentation, and the acceptance page, where an administrator of a customer signs in with a
    // password.
    private static readonly string[] Open =
    [
        "AcceptRelationshipRequest", "AnswerDeviceSignIn", "Authorize", "AuthorizeV2", "DiscoverInstance", "DiscoverIssuer", "DiscoverIssuerV2", "GetDocsAsset", "GetHealth", "GetIssuerKeys",
        "GetIssuerKeysV2", "GetOpenApiDocument", "GetReadiness", "GetSeedSchema", "GetUserRealm", "IssueToken", "IssueTokenV2", "RequestDeviceCode", "RequestDeviceCodeByQuery",
        "RequestDeviceCodeV2", "ShowDeviceSignIn", "ShowDocs", "ShowLandingPage", "ShowRelationshipRequest", "ShowTokenPage", "SignIn", "SignInV2",
    ];

    [Theory, MemoryStore]
    public async Task Only_anonymous_routes_accept_requests_without_a_token(StoreKind store) =>
        Routes(await services.GetAsync(store)).Where(route => route.IsOpen).Select(route => route.Name).Order(StringComparer.Ordinal).ShouldBe(Open);

    [Theory, MemoryStore]
    public async Task Every_route_has_a_unique_name(StoreKind store)
    {
        var names = Routes(await services.GetAsync(store)).Select(route => route.Name).ToList();
        names.ShouldNotContain("");
        names.ShouldBeUnique();
    }

    [Theory]
    [MemoryStore((string?)null)]
    [MemoryStore("")]
    [MemoryStore("Bearer")]
    [MemoryStore("Bearer ")]
    [MemoryStore("Bearer garbage")]
    [MemoryStore("Bearer a.b.c")]
    [MemoryStore("Bearer eyJhbGciOiJub25lIn0.eyJ0aWQiOiJhIn0.")]
    [MemoryStore("Basic dGVzdHM6c2VjcmV0")]
    public async Task No_route_accepts_a_request_without_a_valid_token(StoreKind store, string? authorization)
    {
        var service = await services.GetAsync(store);
        foreach (var route in Routes(service).Where(route => !route.IsOpen))
        {
            using var request = new HttpRequestMessage(new(route.Verb), route.Path(Guid.NewGuid()));
            if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
            using var response = await service.Http.SendAsync(request);
            var result = await ApiResponse.ReadAsync(response);
            result.Header("WWW-Authenticate")!.ShouldStartWith("OAuth realm=urn:cpsvc:cpid:", Case.Sensitive, route.Name);
            if (route.Verb == "HEAD") result.Status.ShouldBe(401);
            else result.ShouldBeFault(401, 800001);
        }
    }

    [Theory, AllStores]
    public async Task No_route_reads_or_changes_a_customer_of_another_tenant(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (owner, other) = (await service.SignInAsync(), await service.SignInAsync());
        var id = Guid.Parse((await owner.CreateCustomerAsync()).Text("id")!);
        var before = await owner.GetAsync($"/v1/customers/{id}");
        foreach (var route in Routes(service).Where(route => route.Pattern.Contains("{id}", StringComparison.Ordinal)))
        {
            var body = TestData.BillingProfile();
            body["relationshipToPartner"] = "none";
            body["attributes"] = before.Json.At("billingProfile.attributes")!.DeepClone();
            var response = await other.SendAsync(new(route.Verb), route.Path(id), route.Verb is "GET" or "DELETE" ? null : body);
            response.ShouldBeFault(404, 60003);
        }

        (await owner.GetAsync($"/v1/customers/{id}")).Text.ShouldBe(before.Text);
    }

    [Theory, MemoryStore]
    public async Task An_application_token_is_accepted_by_every_route_that_does_not_require_a_user(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var application = await service.SignInAsync(asUser: false);
        var rejected = new List<string>();
        foreach (var route in Routes(service).Where(route => !route.IsOpen))
        {
            var response = await application.SendAsync(new(route.Verb), route.Path(Guid.NewGuid()), route.Verb is "GET" or "HEAD" or "DELETE" ? null : "{}");
            if (response.Status == 403) rejected.Add($"{route.Name} {response.Code}");
        }

        rejected.Order(StringComparer.Ordinal).ShouldBe(
        [
            "AddRoleMember 900329", "CreateAgreement 900329", "CreateQualification 900329", "CreateUser 900329",
            "DeleteUser 900329", "GetDirectSignedAgreementStatus 900329", "GetMpnProfile 900329", "GetOrganizationProfile 900329",
            "GetPartnerBillingProfile 900329", "GetRelationshipRequest 900329", "GetSupportProfile 900329", "GetUser 900329",
            "GetValidationStatus 900329", "ListAgreementMetadata 900329", "ListAgreements 900329", "ListCustomerRelationships 900329",
            "ListDirectoryRoles 900329", "ListManagedServices 900329", "ListRelationships 900329", "ListRoleMembers 900329",
            "ListSubscribedSkus 900329", "ListUserLicenses 900329", "ListUserRoles 900329", "ListUsers 900329", "RemoveRoleMember 900329", "ResetUserPassword 900329",
            "UpdateCustomer 900329", "UpdateLegalBusinessProfile 900329", "UpdateOrganizationProfile 900329", "UpdatePartnerBillingProfile 900329",
            "UpdateQualification 900329", "UpdateSupportProfile 900329", "UpdateSupportProfileAtDocumentedPath 900329", "UpdateUser 900329",
        ]);
    }

    private static List<Route> Routes(CustomaryFixture service) =>
    [
        .. from endpoint in service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<AdminRouteMetadata>() is null
           from verb in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           select new Route(
               endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "", verb, endpoint.RoutePattern.RawText!,
               endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null),
    ];

    private sealed partial record Route(string Name, string Verb, string Pattern, bool IsOpen)
    {
        public string Path(Guid id) => Parameter().Replace(Pattern, match => match.Value == "{domain}" ? "contoso.com" : id.ToString());

        [GeneratedRegex(@"\{[^}]+\}")]
        private static partial Regex Parameter();
    }
}
