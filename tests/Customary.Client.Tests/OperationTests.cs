using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Customary.Client.Tests;

/// <summary>Compares the methods of the client with the OpenAPI document of the server.</summary>
public sealed partial class OperationTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    /// <summary>Other paths of operations that the client calls by their documented path.</summary>
    private static readonly string[] OtherPaths = ["ListAuditActivity", "GetAuditActivity", "UpdateSupportProfileAtDocumentedPath"];

    [Fact]
    public async Task Every_operation_of_the_document_has_a_method_that_sends_its_request()
    {
        var service = await services.GetAsync(StoreKind.Memory);
        using var document = JsonDocument.Parse(await service.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var operations = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(item => item.Value.TryGetProperty("operationId", out _))
                .Select(item => (Id: item.Value.GetProperty("operationId").GetString()!, Method: item.Name.ToUpperInvariant(), Path: path.Name)))
            .Where(operation => operation.Path.Contains("/v1/", StringComparison.Ordinal))
            .ToDictionary(operation => operation.Id);

        using var recorder = new RequestRecorder();
        using var http = new HttpClient(recorder);
        var client = new CustomaryClient(new("https://service.example"), new AccessTokenCredential("token"), new() { HttpClient = http, MaxRetries = 0 });
        foreach (var resource in Resources(client)) await CallAllAsync(resource);

        var sent = recorder.Requests.Select(request => Find(operations.Values, request)).ToHashSet();
        sent.ShouldNotContain("");
        operations.Keys.Except(OtherPaths).Except(sent).ShouldBeEmpty("The client has no method for these operations.");
        OtherPaths.Except(operations.Keys).ShouldBeEmpty();
        typeof(Operations).GetFields().Select(field => (string)field.GetValue(null)!).Order().ShouldBe(operations.Keys.Except(OtherPaths).Order());
    }

    private static IEnumerable<object> Resources(CustomaryClient client)
    {
        var customer = client.GetCustomer(Id);
        object[] roots = [client, customer, customer.GetUser(Id)];
        return roots.Concat(roots.SelectMany(root => root.GetType().GetProperties().Where(property => property.PropertyType.IsAssignableTo(typeof(ResourceClient))).Select(property => property.GetValue(root)!)));
    }

    private static string Id { get; } = "11111111-1111-1111-1111-111111111111";

    private static async Task CallAllAsync(object resource)
    {
        foreach (var method in resource.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal)))
        {
            method.IsVirtual.ShouldBeTrue($"{resource.GetType().Name}.{method.Name}");
            method.GetParameters()[^1].ParameterType.ShouldBe(typeof(CancellationToken), $"{resource.GetType().Name}.{method.Name}");
            try
            {
                var result = method.Invoke(resource, [.. method.GetParameters().Select(ValueOf)])!;
                if (result is Task task) await task;
                else await (Task)result.GetType().GetMethod("ToListAsync")!.Invoke(result, [CancellationToken.None])!;
            }
            catch (CustomaryException exception)
            {
                // The recorder answers every request with an empty object, which is not what all operations return.
                exception.Status.ShouldBe(200);
            }
        }
    }

    private static object? ValueOf(ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(CancellationToken)) return CancellationToken.None;
        if (parameter.HasDefaultValue) return parameter.ParameterType.IsValueType && parameter.DefaultValue is null && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? Activator.CreateInstance(parameter.ParameterType) : parameter.DefaultValue;
        if (parameter.ParameterType == typeof(string)) return Id;
        if (parameter.ParameterType.Name == "Func`2")
        {
            var type = parameter.ParameterType.GenericTypeArguments[0];
            return typeof(OperationTests).GetMethod(nameof(Change), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null);
        }

        return Activator.CreateInstance(parameter.ParameterType);
    }

    private static Func<T, T> Change<T>()
        where T : ApiObject, new() => _ => new T();

    private static string Find(IEnumerable<(string Id, string Method, string Path)> operations, (string Method, string Path) request) =>
        operations.Where(operation => operation.Method == request.Method && Regex.IsMatch(request.Path, $"^{Parameter().Replace(operation.Path, "[^/]+")}$"))
            .OrderBy(operation => operation.Path.Count(character => character == '{')).Select(operation => operation.Id).FirstOrDefault("");

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();

    private sealed class RequestRecorder : HttpMessageHandler
    {
        public List<(string Method, string Path)> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add((request.Method.Method, request.RequestUri!.AbsolutePath));
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") });
        }
    }
}
