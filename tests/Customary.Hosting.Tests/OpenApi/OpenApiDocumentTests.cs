using Customary.Core.Clouds;
using Customary.Core.Domains;
using Customary.Hosting.Authentication;
using Customary.Hosting.Http;
using Customary.Hosting.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NJsonSchema;
using Reading = Microsoft.OpenApi;

namespace Customary.Hosting.Tests.OpenApi;

/// <summary>The OpenAPI document is valid and matches the route table.</summary>
public sealed class OpenApiDocumentTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    // Two documented operations share the routes of two others.
    private static readonly string[] WithoutRoute = [CloudOperations.CreateForReseller, CloudOperations.ListOfReseller];

    [Fact]
    public async Task Parses_without_errors_or_warnings()
    {
        var service = await services.GetAsync(StoreKind.Memory);
        await using var json = await service.Http.GetStreamAsync(new Uri(DescribedApi.Path, UriKind.Relative));
        var read = await Reading.OpenApiDocument.LoadAsync(json, "json");
        read.Diagnostic!.Errors.ShouldBeEmpty();
        read.Diagnostic.Warnings.ShouldBeEmpty();
        read.Document!.Paths.Count.ShouldBeGreaterThan(25);
    }

    [Fact]
    public async Task Every_API_route_has_a_description()
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var options = service.Services.GetRequiredService<DescriptionOptions>();
        Routes(service).Where(route => route.FindDescription(options) is null).Select(RouteEndpointExtensions.GetOperationName).ShouldBeEmpty();
    }

    [Fact]
    public async Task Contains_exactly_the_API_routes()
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var api = await DescribedApi.ReadAsync(service);
        var described = api.Document.Operations.Select(operation => $"{operation.Method.ToUpperInvariant()} {operation.Path} {operation.Operation.OperationId}");
        var routed = Routes(service).Select(route => $"{route.GetMethod()} {route.RoutePattern.RawText!.TrimEnd('/')} {route.GetOperationName()}");
        described.Order(StringComparer.Ordinal).ShouldBe(routed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("global")]
    [InlineData("china")]
    [InlineData("germany")]
    [InlineData("usgovernment")]
    public async Task Contains_the_operations_of_the_configured_cloud(string cloud)
    {
        var api = await DescribedApi.ReadAsync(await services.GetAsync(StoreKind.Memory, ("cloud", cloud)));
        var listed = CloudOperations.Table.Where(row => row.Clouds.Any(has => has.Name == cloud)).Select(row => row.Operation).Except(WithoutRoute);
        api.Document.Operations.Select(operation => operation.Operation.OperationId).Order(StringComparer.Ordinal).ShouldBe(listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Path_segments_and_path_parameters_match()
    {
        var api = await DescribedApi.ReadAsync(await services.GetAsync(StoreKind.Memory));
        foreach (var operation in api.Document.Operations)
        {
            var segments = operation.Path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));
            operation.Operation.ActualParameters.Where(parameter => parameter.Kind == NSwag.OpenApiParameterKind.Path).Select(parameter => parameter.Name)
                .ShouldBe(segments, operation.Operation.OperationId);
        }
    }

    [Fact]
    public async Task Every_example_matches_its_schema()
    {
        var api = await DescribedApi.ReadAsync(await services.GetAsync(StoreKind.Memory));
        var count = 0;
        foreach (var operation in api.Document.Operations.Select(operation => operation.Operation))
        {
            var bodies = operation.ActualResponses.Values.SelectMany(response => response.Content.Values);
            if (operation.ActualRequestBody is { } body) bodies = bodies.Concat(body.Content.Values);
            foreach (var media in bodies)
            {
                IEnumerable<object> examples = media.Examples.Count > 0 ? media.Examples.Values.Select(example => example.Value) : [media.Example];
                foreach (var example in examples)
                {
                    var json = Newtonsoft.Json.JsonConvert.SerializeObject(example.ShouldNotBeNull(operation.OperationId));
                    media.Schema.ActualSchema.Validate(json, SchemaType.OpenApi3).Select(error => $"{operation.OperationId}: {error} in {json}").ShouldBeEmpty();
                    count++;
                }
            }
        }

        count.ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task Every_fault_response_lists_its_codes_with_examples()
    {
        var api = await DescribedApi.ReadAsync(await services.GetAsync(StoreKind.Memory));
        var fault = api.Document.Components.Schemas["ApiFault"];
        foreach (var operation in api.Document.Operations.Where(operation => operation.Method != "head"))
        {
            foreach (var (status, response) in operation.Operation.ActualResponses.Where(response => response.Key[0] >= '4' && response.Key != "429"))
            {
                var where = $"{operation.Operation.OperationId} {status}";
                var media = response.Content["application/json"];
                media.Schema.ActualSchema.ShouldBeSameAs(fault, where);
                media.Examples.Keys.Select(name => int.Parse(name.Split('-')[0], System.Globalization.CultureInfo.InvariantCulture)).Distinct().ShouldBe(DescribedApi.Numbers(response), where);
                foreach (var number in DescribedApi.Numbers(response)) response.Description.ShouldContain($"`{number}`", Case.Sensitive, where);
            }
        }
    }

    [Fact]
    public async Task Operations_that_require_a_user_are_marked()
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var api = await DescribedApi.ReadAsync(service);
        var forUsers = Routes(service).Where(route => route.Metadata.GetMetadata<RequireUserMetadata>() is not null).Select(RouteEndpointExtensions.GetOperationName).ToList();
        forUsers.ShouldNotBeEmpty();
        api.Document.Operations.Where(operation => DescribedApi.TokenKind(operation) == "app+user").Select(operation => operation.Operation.OperationId)
            .ShouldBe(forUsers, ignoreOrder: true);
        var relaxed = await DescribedApi.ReadAsync(await services.GetAsync(StoreKind.Memory, ("authentication", "relaxed")));
        relaxed.Document.Operations.ShouldAllBe(operation => DescribedApi.TokenKind(operation) != "app+user");
    }

    [Fact]
    public async Task Every_contract_property_has_a_description()
    {
        var api = await DescribedApi.ReadAsync(await services.GetAsync(StoreKind.Memory));
        api.Document.Components.Schemas.SelectMany(schema => schema.Value.Properties.Where(member => !member.Value.HasReference && string.IsNullOrEmpty(member.Value.Description))
                .Select(member => $"{schema.Key}.{member.Key}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Domain_enum_values_match_the_validation_rules()
    {
        var shape = SchemaOverrides.GetFor(typeof(Customary.Contracts.Domain)).Values;
        shape["authenticationType"].ShouldBe(DomainConstants.AuthenticationTypes.Values);
        shape["capability"].ShouldBe(DomainConstants.Capabilities.Values);
        shape["status"].ShouldBe(DomainConstants.Statuses.Values);
        shape["verificationMethod"].ShouldBe(DomainConstants.VerificationMethods.Values);
        var federation = SchemaOverrides.GetFor(typeof(Customary.Contracts.DomainFederationSettings)).Values;
        federation["preferredAuthenticationProtocol"].ShouldBe(DomainConstants.Protocols.Values);
        federation["promptLoginBehavior"].ShouldBe(DomainConstants.PromptLoginBehaviors.Values);
    }

    [Fact]
    public async Task Returns_404_when_disabled()
    {
        var service = await services.GetAsync(StoreKind.Memory, ("docs", "off"));
        using var response = await service.Http.GetAsync(new Uri(DescribedApi.Path, UriKind.Relative));
        (await ApiResponse.ReadAsync(response)).ShouldBeFault(404, 1000);
    }

    private static IEnumerable<RouteEndpoint> Routes(CustomaryFixture service) =>
        service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => ApiPaths.IsApi(route.RoutePattern.RawText) && !DeclinedRouteMetadata.IsOn(route));
}
