using Customary.Client.Sandbox;
using Customary.Hosting.Administration;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Sandbox;

/// <summary>Each operation of the sandbox exists over HTTP and in process.</summary>
public sealed class SandboxOperationTests
{
    [Fact]
    public void Every_member_of_the_interfaces_is_tested() =>
        SandboxOperations.All.Select(operation => operation.Member).ShouldBe(MembersOf(typeof(ISandbox), ""), ignoreOrder: true);

    [Theory, AllStores]
    public async Task Every_operation_works_in_process(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        foreach (var (_, call) in SandboxOperations.All) await call(service.Sandbox);
    }

    [Theory, AllStores]
    public async Task Every_operation_works_over_HTTP_and_uses_every_route(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        var routes = service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<AdminRouteMetadata>() is not null && route.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName != "GetAdminDocument")
            .Select(route => (Method: route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Single(), Path: route.RoutePattern.RawText!.Trim('/'))).ToList();
        using var handler = new Recorder();
        using var sandbox = new HttpSandbox(new HttpClient(handler) { BaseAddress = service.Http.BaseAddress });
        List<(string Member, (string Method, string Path) Route)> used = [];
        foreach (var (member, call) in SandboxOperations.All)
        {
            handler.Requests.Clear();
            await call(sandbox);
            var (method, path) = handler.Requests.ShouldHaveSingleItem(member);
            used.Add((member, routes.Where(route => route.Method == method && new TemplateMatcher(TemplateParser.Parse(route.Path), []).TryMatch(path, []))
                .OrderBy(route => route.Path.Count(character => character == '{')).First()));
        }

        // Only where a body selects one tenant or all of them does a route have two members.
        used.GroupBy(call => call.Route, call => call.Member).Where(members => members.Count() > 1).Select(members => string.Join(", ", members))
            .ShouldBe(["ResetAsync, ResetAllTenantsAsync", "Snapshots.CreateAsync, Snapshots.CreateOfAllTenantsAsync"]);
        used.Select(call => call.Route).Distinct().ShouldBe(routes, ignoreOrder: true);
    }

    private static IEnumerable<string> MembersOf(Type type, string prefix) =>
        type.GetProperties().SelectMany(part => MembersOf(part.PropertyType, $"{prefix}{part.Name}."))
            .Concat(type.GetMethods().Where(method => !method.IsSpecialName).Select(method => prefix + method.Name));

    private sealed class Recorder() : DelegatingHandler(new SocketsHttpHandler())
    {
        public List<(string Method, string Path)> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add((request.Method.Method, request.RequestUri!.AbsolutePath));
            return base.SendAsync(request, cancellationToken);
        }
    }
}
