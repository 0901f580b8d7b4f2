using Customary.Core.DirectoryObjects;
using Customary.Hosting.Tests.OpenApi;

namespace Customary.Hosting.Tests.Paging;

/// <summary>Every collection that pages treats every paging parameter alike, and every other collection ignores all of them.</summary>
public sealed class CollectionPagingTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Header = "MS-ContinuationToken";

    // A collection of each test has this many items or more.
    private const int Count = 7;

    private static readonly string[] Paged = ["ListAuditActivity", "ListAuditRecords", "ListCustomers", "ListRoleMembers", "ListUsers"];

    private static readonly string[] Unpaged =
    [
        "GetOrganization", "ListAgreementMetadata", "ListAgreements", "ListCustomDomains", "ListCustomerRelationships", "ListDirectoryRoles", "ListManagedServices",
        "ListQualifications", "ListRelationships", "ListUserRoles", "ListValidationCodes",
    ];

    // Of the token of the second page of two items: a query, and the items that it selects. The end is counted from the last item.
    private static readonly (string Query, Range Items)[] WithToken =
    [
        ("", 4..6), ("?seekOperation=Next", 4..6), ("?seekOperation=next", 4..6), ("?seekOperation=NEXT", 4..6), ("?seekOperation=0", 4..6),
        ("?seekOperation=Previous", 0..2), ("?seekOperation=previous", 0..2), ("?seekOperation=1", 0..2),
        ("?seekOperation=First", 0..2), ("?SEEKOPERATION=first", 0..2), ("?seekOperation=2", 0..2),
        ("?seekOperation=Last", ^2..), ("?seekOperation=lAST", ^2..), ("?seekOperation=3", ^2..),
        ("?size=1", 4..5), ("?size=0", 4..6), ("?size=3&seekOperation=First", 0..3), ("?size=1&seekOperation=Previous", 1..2), ("?size=500&seekOperation=Previous", 0..2),
        ("?size=3&seekOperation=Last", ^3..), ("?size=100000&seekOperation=First", ..),
    ];

    private static readonly (string Query, Range Items)[] WithoutToken =
    [
        ("", ..), ("?size=0", ..), ("?size=2", 0..2), ("?Size=2", 0..2), ("?size=501", ..), ("?size=99999999999999999999", ..),
        ("?size=2&seekOperation=Next", 0..2), ("?size=2&seekOperation=0", 0..2), ("?size=2&seekOperation=First", 0..2), ("?size=2&seekOperation=Last", ^2..), ("?seekOperation=last", ..),
    ];

    private static readonly (string Query, string Parameter)[] Invalid =
    [
        ("?size=-1", "size"), ("?size=many", "size"), ("?size=", "size"), ("?size=1.5", "size"), ("?size=1&size=1", "size"),
        ("?seekOperation=PageIndex", "seekOperation"), ("?seekOperation=4", "seekOperation"), ("?seekOperation=5", "seekOperation"), ("?seekOperation=-1", "seekOperation"),
        ("?seekOperation=nonsense", "seekOperation"), ("?seekOperation=", "seekOperation"), ("?seekOperation=Next&seekOperation=Next", "seekOperation"),
    ];

    [Fact]
    public async Task Every_collection_of_the_API_is_tested_here()
    {
        var api = await DescribedApi.ReadAsync(await services.GetAsync(StoreKind.Memory));
        var collections = api.Document.Operations.Where(operation => operation.Method == "get" && IsCollection(operation.Operation)).ToList();
        Names(collections).ShouldBe(Paged.Concat(Unpaged), ignoreOrder: true);
        foreach (var parameter in (string[])["size", "seekOperation", Header])
            Names(collections.Where(operation => operation.Operation.ActualParameters.Any(one => one.Name == parameter))).ShouldBe(Paged, ignoreOrder: true, parameter);

        static IEnumerable<string> Names(IEnumerable<NSwag.OpenApiOperationDescription> operations) => operations.Select(operation => operation.Operation.OperationId);
    }

    [Fact]
    public void The_documentation_lists_the_collections_with_and_without_pages()
    {
        var contract = string.Join(' ', RepositoryFile.Read("docs/contract.md").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        contract.ShouldContain($"These collections have pages: {string.Join(", ", Paged)}.");
        contract.ShouldContain($"These collections have none: {string.Join(", ", Unpaged)}.");
    }

    [Theory]
    [AllStores("ListCustomers")]
    [AllStores("ListUsers")]
    [AllStores("ListRoleMembers")]
    [AllStores("ListAuditRecords")]
    [AllStores("ListAuditActivity")]
    public async Task Every_paging_parameter_has_the_same_effect_on_every_collection(StoreKind store, string operation)
    {
        var (partner, paths) = await CreateAsync(await services.GetAsync(store));
        var path = paths[operation];
        var all = Ids(await partner.GetAsync(path));
        all.Length.ShouldBeGreaterThanOrEqualTo(Count);
        var second = await FollowAsync(partner, await partner.GetAsync($"{path}?size=2"), "next");
        Ids(second).ShouldBe(all[2..4]);
        (string, string) token = (Header, second.Json.Text("continuationToken")!);

        foreach (var (query, items) in WithoutToken) Ids(await partner.GetAsync(path + query)).ShouldBe(all[items], $"{operation}{query}");
        foreach (var (query, items) in WithToken) Ids(await partner.GetAsync(path + query, token)).ShouldBe(all[items], $"{operation}{query} with a token");
        foreach (var (query, parameter) in Invalid)
        {
            (await partner.GetAsync(path + query)).ShouldBeFault(400, 3000).Data.ShouldHaveSingleItem().ShouldStartWith($"{parameter}: ");
            (await partner.GetAsync(path + query, token)).ShouldBeFault(400, 3000).Data.ShouldHaveSingleItem().ShouldStartWith($"{parameter}: ");
        }

        (await partner.GetAsync($"{path}?seekOperation=Previous")).ShouldBeFault(400, 3000).Data.ShouldHaveSingleItem().ShouldStartWith("seekOperation: ");
        foreach (var text in (string[])["TOK", "%", token.Item2[..^1], token.Item2 + "A", $"{token.Item2},{token.Item2}", new string('A', 17_000)])
            (await partner.GetAsync($"{path}?seekOperation=First", (Header, text))).ShouldBeFault(400, 2000).Json.Text("description")!.ShouldContain("is not valid for this collection");
        Ids(await partner.GetAsync(path, (Header, ""))).ShouldBe(all);
    }

    [Theory]
    [AllStores("ListCustomers")]
    [AllStores("ListUsers")]
    [AllStores("ListRoleMembers")]
    [AllStores("ListAuditRecords")]
    public async Task Links_lead_through_every_collection_in_both_directions_and_end_there(StoreKind store, string operation)
    {
        var (partner, paths) = await CreateAsync(await services.GetAsync(store));
        var all = Ids(await partner.GetAsync(paths[operation]));
        foreach (var (start, link, other) in (ValueTuple<string, string, string>[])[("First", "next", "previous"), ("Last", "previous", "next")])
        {
            var page = await partner.GetAsync($"{paths[operation]}?size=2&seekOperation={start}");
            page.Json.At($"links.{other}").ShouldBeNull();
            var walked = Ids(page);
            for (var count = 1; page.Json.At($"links.{link}") is not null; count++)
            {
                var next = await FollowAsync(partner, page, link);
                Ids(await FollowAsync(partner, next, other)).ShouldBe(Ids(page));
                Ids(await FollowAsync(partner, next, "self")).ShouldBe(Ids(next));
                page = next;
                walked = link == "next" ? [.. walked, .. Ids(page)] : [.. Ids(page), .. walked];
                count.ShouldBeLessThan(all.Length);
            }

            walked.ShouldBe(all);
            (page.Json["continuationToken"] is null).ShouldBe(page.Json.At("links.next") is null);
        }
    }

    [Theory]
    [AllStores("?sortField=DisplayName&sortDirection=Descending")]
    [AllStores("?sortDirection=Descending")]
    [AllStores("""?filter={"Field":"UserState","Value":"Inactive","Operator":"equals"}""")]
    [AllStores("""?filter={"Field":"UserState","Value":"Inactive","Operator":"equals"}&sortField=DisplayName&sortDirection=Descending""")]
    public async Task Every_order_of_a_list_can_be_read_in_both_directions(StoreKind store, string query)
    {
        var (partner, paths) = await CreateAsync(await services.GetAsync(store));
        var path = paths["ListUsers"];
        if (query.Contains("filter", StringComparison.Ordinal))
        {
            foreach (var user in Ids(await partner.GetAsync(path)).Skip(1)) (await partner.DeleteAsync($"{path}/{user}")).Status.ShouldBe(204);
        }

        var all = Ids(await partner.GetAsync(path + query));
        all.Length.ShouldBeGreaterThanOrEqualTo(Count - 1);
        var page = await partner.GetAsync($"{path}{query}&size=2");
        var forward = Ids(page);
        for (; page.Json.At("links.next") is not null; forward = [.. forward, .. Ids(page)]) page = await FollowAsync(partner, page, "next");
        forward.ShouldBe(all);
        var backward = Ids(page);
        for (; page.Json.At("links.previous") is not null; backward = [.. Ids(page), .. backward]) page = await FollowAsync(partner, page, "previous");
        backward.ShouldBe(all);
    }

    [Theory]
    [AllStores("ListCustomers")]
    [AllStores("ListUsers")]
    [AllStores("ListRoleMembers")]
    public async Task A_token_with_no_items_left_on_the_requested_side_is_rejected(StoreKind store, string operation)
    {
        var (partner, paths) = await CreateAsync(await services.GetAsync(store));
        var path = paths[operation];
        var all = Ids(await partner.GetAsync(path));
        var first = await partner.GetAsync($"{path}?size=2");
        (await partner.GetAsync($"{path}?seekOperation=Previous", (Header, first.Json.Text("continuationToken")!))).ShouldBeFault(400, 2000)
            .Json.Text("description")!.ShouldContain("no items on that side");
        var token = (Header, (await partner.GetAsync($"{path}?size={all.Length - 1}")).Json.Text("continuationToken")!);
        Ids(await partner.GetAsync(path, token)).ShouldBe(all[^1..]);

        var item = operation == "ListRoleMembers" ? $"{path}/{all[^1]}" : $"{(operation == "ListUsers" ? path : "/v1/customers")}/{all[^1]}";
        (await partner.DeleteAsync(item)).Status.ShouldBe(204);
        (await partner.GetAsync(path, token)).ShouldBeFault(400, 2000).Json.Text("description")!.ShouldContain("no items on that side");
    }

    [Theory, AllStores]
    public async Task A_filter_that_is_given_twice_or_differs_from_the_token_is_rejected(StoreKind store)
    {
        var (partner, paths) = await CreateAsync(await services.GetAsync(store));
        (string Operation, string Filter)[] filters =
        [
            ("ListCustomers", """{"Field":"CompanyName","Value":"Con","Operator":"starts_with"}"""), ("ListUsers", """{"Field":"UserState","Value":"Inactive","Operator":"equals"}"""),
            ("ListAuditRecords", """{"Field":"ResourceType","Value":"customer","Operator":"equals"}"""),
        ];
        foreach (var (operation, filter) in filters)
        {
            var (path, sent) = (paths[operation], Uri.EscapeDataString(filter));
            (await partner.GetAsync($"{path}?filter={sent}&filter={sent}")).ShouldBeFault(400, 3000).Data.ShouldHaveSingleItem().ShouldStartWith("filter: ");
            var token = (Header, (await partner.GetAsync($"{path}?size=1")).Json.Text("continuationToken")!);
            (await partner.GetAsync($"{path}?filter={sent}", token)).ShouldBeFault(400, 2000).Json.Text("description")!.ShouldStartWith("filter differs");
        }

        var users = (Header, (await partner.GetAsync($"{paths["ListUsers"]}?size=1&sortField=DisplayName")).Json.Text("continuationToken")!);
        foreach (var name in (string[])["sortField=UserPrincipalName", "sortDirection=Descending"])
            (await partner.GetAsync($"{paths["ListUsers"]}?{name}", users)).ShouldBeFault(400, 2000).Json.Text("description")!.ShouldStartWith($"{name.Split('=')[0]} differs");
        (await partner.GetAsync($"{paths["ListUsers"]}?sortField=displayname&sortDirection=ascending", users)).Status.ShouldBe(200);
    }

    [Theory, MemoryStore]
    public async Task A_token_of_one_role_is_rejected_by_another(StoreKind store)
    {
        var (partner, paths) = await CreateAsync(await services.GetAsync(store));
        var path = paths["ListRoleMembers"];
        var token = (Header, (await partner.GetAsync($"{path}?size=1")).Json.Text("continuationToken")!);
        var other = DirectoryRoles.All.First(role => role.Id != DirectoryRoles.CompanyAdministrator).Id.ToString();
        (await partner.GetAsync(path.Replace(DirectoryRoles.CompanyAdministrator.ToString(), other, StringComparison.Ordinal), token)).ShouldBeFault(400, 2000);
    }

    [Theory, MemoryStore]
    public async Task A_collection_without_pages_ignores_every_paging_parameter(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (partner, paths) = await CreateAsync(service);
        var customer = paths["ListUsers"][..^"/users".Length];
        (await partner.PostAsync($"{customer}/agreements", TestAgreement.Create())).Status.ShouldBe(201);
        (await partner.PostAsync($"{customer}/agreements", TestAgreement.Create(agreement => agreement["primaryContact"]!["firstName"] = "Ann"))).Status.ShouldBe(201);
        (await partner.PostAsync($"{customer}/qualifications", new { qualification = "StateOwnedEntity" })).Status.ShouldBe(201);
        var api = await DescribedApi.ReadAsync(service);
        var user = Ids(await partner.GetAsync(paths["ListUsers"]))[0];
        foreach (var operation in api.Document.Operations.Where(operation => Unpaged.Contains(operation.Operation.OperationId)))
        {
            var path = operation.Path.Replace("/v1/customers/{id}", customer, StringComparison.Ordinal).Replace("{userId}", user, StringComparison.Ordinal);
            var own = operation.Operation.OperationId == "ListRelationships" ? "relationship_type=IsIndirectResellerOf" : "agreementType=*";
            var expected = await partner.GetAsync($"{path}?{own}");
            expected.Status.ShouldBe(200, $"{path} {expected.Text}");
            foreach (var query in (string[])["size=1", "size=x", "seekOperation=Last", "seekOperation=nonsense"])
                (await partner.GetAsync($"{path}?{own}&{query}", (Header, "TOK"))).Text.ShouldBe(expected.Text, $"{operation.Operation.OperationId} {query}");
        }
    }

    private static bool IsCollection(NSwag.OpenApiOperation operation) =>
        operation.ActualResponses["200"].Content.TryGetValue("application/json", out var media)
        && (media.Schema.ActualSchema.IsArray || media.Schema.ActualSchema.ActualProperties.ContainsKey("items"));

    // A partner with enough customers, users of the first one, members of one of its roles and audit records.
    private static async Task<(TestPartner Partner, Dictionary<string, string> Paths)> CreateAsync(CustomaryFixture service)
    {
        var customer = await TestCustomer.CreateAsync(service);
        var members = $"{customer.Path}/directoryroles/{DirectoryRoles.CompanyAdministrator}/usermembers";
        for (var number = 1; number < Count; number++)
        {
            await customer.Partner.CreateCustomerAsync();
            var user = await customer.AddUserAsync($"user{number}");
            (await customer.Partner.PostAsync(members, new { id = user.Text("id") })).Status.ShouldBe(201);
        }

        return (customer.Partner, new()
        {
            ["ListCustomers"] = "/v1/customers",
            ["ListUsers"] = customer.Users,
            ["ListRoleMembers"] = members,
            ["ListAuditRecords"] = "/v1/auditrecords",
            ["ListAuditActivity"] = "/auditactivity/v1/auditrecords",
        });
    }

    private static async Task<ApiResponse> FollowAsync(TestPartner partner, ApiResponse page, string link)
    {
        var headers = page.Json.At($"links.{link}.headers")!.AsArray().Select(header => (header!.Text("key")!, header!.Text("value")!)).ToArray();
        return await partner.GetAsync($"/v1{page.Json.Text($"links.{link}.uri")}", headers);
    }

    private static string[] Ids(ApiResponse page)
    {
        page.Status.ShouldBe(200, page.Text);
        var items = page.Json["items"]!.AsArray();
        page.Json["totalCount"]!.GetValue<int>().ShouldBe(items.Count);
        return [.. items.Select(item => item!.Text("id")!)];
    }
}
