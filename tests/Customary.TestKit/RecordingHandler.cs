namespace Customary.TestKit;

/// <summary>Notes what was done well, and lets an answer know of which operation it is.</summary>
internal sealed class RecordingHandler(OperationRoutes routes) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    private static readonly HttpRequestOptionsKey<string> Key = new("operation");

    /// <summary>The operation that was asked for; null when it is none of the API's.</summary>
    public static string? OperationOf(HttpResponseMessage response) =>
        response.RequestMessage is { } request && request.Options.TryGetValue(Key, out var operation) ? operation : null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var operation = await routes.FindAsync(request);
        if (operation is not null) request.Options.Set(Key, operation);
        var response = await base.SendAsync(request, cancellationToken);

        // A free domain is answered 404, and that is what the caller wants to know.
        var isFree = request.Method == HttpMethod.Head && (int)response.StatusCode == 404;
        if (response.IsSuccessStatusCode || isFree) RecordedOperations.Record(operation, $"{(int)response.StatusCode}");
        return response;
    }
}
