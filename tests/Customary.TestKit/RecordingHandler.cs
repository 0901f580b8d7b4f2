namespace Customary.TestKit;

/// <summary>Records the operation of each successful response, and stores the operation in the request.</summary>
internal sealed class RecordingHandler(OperationRoutes routes) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    private static readonly HttpRequestOptionsKey<string> Key = new("operation");

    /// <summary>The operation of a response; null if the request was not an API operation.</summary>
    public static string? OperationOf(HttpResponseMessage response) =>
        response.RequestMessage is { } request && request.Options.TryGetValue(Key, out var operation) ? operation : null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var operation = await routes.FindAsync(request);
        if (operation is not null) request.Options.Set(Key, operation);
        var response = await base.SendAsync(request, cancellationToken);

        // For a domain check, 404 means that the domain is available.
        var isAvailable = request.Method == HttpMethod.Head && (int)response.StatusCode == 404;
        if (response.IsSuccessStatusCode || isAvailable) RecordedOperations.Record(operation, $"{(int)response.StatusCode}");
        return response;
    }
}
