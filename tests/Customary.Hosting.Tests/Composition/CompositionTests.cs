using Customary.Hosting.Http;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Customary.Hosting.Tests.Composition;

public sealed class CompositionTests
{
    [Fact]
    public void A_scoped_service_is_an_error()
    {
        var services = new ServiceCollection();
        services.AddScoped<CompositionTests>();
        Should.Throw<InvalidOperationException>(() => services.ThrowIfScoped()).Message.ShouldContain(nameof(CompositionTests));
    }

    [Fact]
    public void The_server_and_its_options_are_the_only_public_types() =>
        typeof(CustomaryServer).Assembly.GetExportedTypes().ShouldBe([typeof(CustomaryServer), typeof(CustomaryServerOptions)], ignoreOrder: true);

    [Fact]
    public async Task A_library_host_starts_with_settings_by_name()
    {
        await using var server = await CustomaryServer.StartAsync(Options("storage", "memory"));
        server.Url.ShouldStartWith("http://127.0.0.1:");
        server.Services.GetRequiredService<IHostEnvironment>().EnvironmentName.ShouldBe("Development");
    }

    [Fact]
    public async Task A_library_host_cannot_misspell_a_setting() =>
        (await Should.ThrowAsync<OptionsValidationException>(() => CustomaryServer.StartAsync(Options("rate-limits", "1")))).Message.ShouldBe("--rate-limits: unknown setting. Run `customary settings` to list all settings.");

    [Fact]
    public async Task A_fault_replaces_the_response_of_a_failed_endpoint_except_its_tracking_headers()
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().BuildServiceProvider() };
        context.Response.Body = body;
        context.Response.Headers[ApiHeaders.RequestId] = "kept";
        context.Response.Headers.Location = "/removed";
        var middleware = new FaultHandlingMiddleware(
            _ => throw new InvalidOperationException("failed"), new(new(new ResponseOptions(), new()), []), new(new(), new(TimeProvider.System), NullLogger<RequestLog>.Instance));
        await middleware.InvokeAsync(context);
        context.Response.StatusCode.ShouldBe(StatusCodes.Status500InternalServerError);
        context.Response.Headers[ApiHeaders.RequestId].ToString().ShouldBe("kept");
        context.Response.Headers.Location.ToString().ShouldBeEmpty();
        context.Features.Get<IExceptionHandlerFeature>()!.Error.Message.ShouldBe("failed");
    }

    private static CustomaryServerOptions Options(string name, string value) => new()
    {
        Settings = { ["environment"] = "Development", ["urls"] = "http://127.0.0.1:0", ["log"] = "none", [name] = value },
    };
}
