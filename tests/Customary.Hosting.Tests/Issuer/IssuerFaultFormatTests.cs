using System.Text.Json.Nodes;
using Customary.Core.Errors;
using Customary.Hosting.Http;
using Customary.Hosting.Issuer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Issuer;

/// <summary>How faults become OAuth errors.</summary>
public sealed class IssuerFaultFormatTests
{
    [Fact]
    public async Task Unavailable_storage_and_defects_are_errors_of_the_server()
    {
        var unavailable = await WriteAsync(Fault.StorageUnavailable());
        unavailable.Status.ShouldBe(503);
        unavailable.Json.Text("error").ShouldBe("temporarily_unavailable");
        unavailable.RetryAfter.ShouldNotBeEmpty();
        var defect = await WriteAsync(Fault.InternalError());
        defect.Status.ShouldBe(500);
        defect.Json.Text("error").ShouldBe("server_error");
        defect.Json.Text("error_description")!.ShouldEndWith(Fault.InternalError().Description);
    }

    [Fact]
    public async Task Text_that_cannot_be_stored_is_an_error_of_the_client()
    {
        var invalid = await WriteAsync(Fault.InvalidText());
        invalid.Status.ShouldBe(400);
        invalid.Json.Text("error").ShouldBe("invalid_request");
    }

    [Theory]
    [InlineData("/contoso/oauth2/token", true)]
    [InlineData("/contoso/OAuth2/v2.0/anything/below", true)]
    [InlineData("/contoso/.well-known/openid-configuration", true)]
    [InlineData("/common/discovery/instance", true)]
    [InlineData("/common/userrealm/ann@contoso.com", true)]
    [InlineData("/contoso/v2.0", true)]
    [InlineData("", false)]
    [InlineData("/", false)]
    [InlineData("/oauth2", false)]
    [InlineData("/oauth2/token", false)]
    [InlineData("/contoso/other/oauth2", false)]
    [InlineData("/v1/oauth2/token", false)]
    [InlineData("/V1/discovery/keys", false)]
    [InlineData("/auditactivity/v2.0", false)]
    [InlineData("/healthz", false)]
    public void Applies_to_the_paths_of_the_issuer_only(string path, bool applies) => new IssuerFaultFormat().AppliesTo(path).ShouldBe(applies);

    private static async Task<(int Status, string RetryAfter, JsonNode Json)> WriteAsync(Fault fault)
    {
        var json = new JsonResponseWriter(new ResponseOptions { HasByteOrderMark = true }, new());
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton(json).BuildServiceProvider();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services, Request = { Path = "/contoso/oauth2/token" }, Response = { Body = body } };
        context.Features.Set(new RequestIds("request", "correlation", IdempotencyId: null));
        await new FaultResponseWriter(json, [new IssuerFaultFormat()]).WriteAsync(context, fault);
        return (context.Response.StatusCode, context.Response.Headers.RetryAfter.ToString(), JsonNode.Parse(body.ToArray())!);
    }
}
