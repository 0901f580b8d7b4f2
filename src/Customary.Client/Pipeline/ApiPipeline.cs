using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Customary.Client;

/// <summary>Sends the requests of all resource clients.</summary>
internal sealed class ApiPipeline
{
    // The rate limit counts these paths only. See docs/contract.md#rate-limit.
    private const string PacedPath = "/v1/customers";
    private readonly ClientPipeline _pipeline;
    private readonly Uri _endpoint;
    private readonly string _root;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly string? _locale;
    private readonly string? _application;
    private readonly bool _isTraced;

    private ApiPipeline(Uri endpoint, CustomaryClientOptions options, PipelinePolicy? authentication, PipelinePolicy retries, TenantPacing pacing, ILogger logger)
    {
        _endpoint = endpoint;
        _root = endpoint.AbsoluteUri.TrimEnd('/');
        _clock = options.TimeProvider;
        _locale = options.Locale;
        _application = options.ApplicationName;
        _isTraced = options.EnableDistributedTracing ?? true;
        _logger = logger;
        Pacing = pacing;

        var copy = options.Clone();
        copy.Transport = Transports.GetFor(options);

        // Without logging options, System.ClientModel would format each message for its event source.
        copy.ClientLoggingOptions ??= new() { EnableLogging = false };
        copy.RetryPolicy ??= retries;
        _pipeline = ClientPipeline.Create(copy, perCallPolicies: [], perTryPolicies: authentication is null ? [] : [authentication], beforeTransportPolicies: []);
    }

    /// <summary>Creates the pipeline of the API from copies of the options.</summary>
    /// <exception cref="ArgumentException">The endpoint or an option is not valid.</exception>
    public static ApiPipeline Create(Uri endpoint, AuthenticationTokenProvider credential, CustomaryClientOptions options, string defaultScope, int? requestsPerMinute)
    {
        options.Validate(endpoint);
        var logger = CreateLogger(options);
        var pacing = options.Pacing ?? new(requestsPerMinute, options.TimeProvider);
        return new(
            endpoint, options, new AccessTokenPolicy(credential, options.Scope ?? defaultScope, options.TimeProvider), new RetryPolicy(RetryOptions.Create(options), pacing, logger), pacing, logger);
    }

    /// <summary>Creates the pipeline of the administrative API. Nothing is repeated, because its changes have no request IDs, and a try can take as long as the operation.</summary>
    /// <exception cref="ArgumentException">The endpoint or an option is not valid.</exception>
    public static ApiPipeline CreateSandbox(Uri endpoint, string? adminToken, CustomaryClientOptions options)
    {
        Endpoints.Check(endpoint);
        options.Validate(endpoint);
        var logger = CreateLogger(options);
        var pacing = new TenantPacing(null, options.TimeProvider);
        return new(endpoint, options, adminToken is null ? null : new AdminTokenPolicy(adminToken), new RetryPolicy(RetryOptions.CreateSandbox(options), pacing, logger), pacing, logger);
    }

    /// <summary>The budget of the tenant.</summary>
    public TenantPacing Pacing { get; }

    /// <summary>The address of the service.</summary>
    public Uri Endpoint => _endpoint;

    /// <summary>Sends a request and reads the body of the response.</summary>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public async Task<T> SendAsync<T>(ApiRequest request, CancellationToken cancellationToken) =>
        Read(request.Operation, await SendAsync(request, cancellationToken).ConfigureAwait(false), RoundTripJson.GetTypeInfo<T>());

    /// <summary>Sends a request.</summary>
    /// <returns>The response with its body in memory, unless the request streams it. Its status is a success, or 404 if the request accepts it.</returns>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public async Task<PipelineResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        using var activity = _isTraced ? ClientTelemetry.Start(request, _endpoint) : null;
        var state = new OperationState(request.Operation, request.Path.StartsWith(PacedPath, StringComparison.OrdinalIgnoreCase), started) { Activity = activity };
        using var message = CreateMessage(request, state);
        try
        {
            await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
            var response = message.Response ?? throw new InvalidOperationException("The transport set no response.");
            if (!IsSuccess(request, response.Status, state))
            {
                if (!message.BufferResponse) await response.BufferContentAsync(cancellationToken).ConfigureAwait(false);
                throw Failures.FromResponse(message, state, _clock);
            }

            ClientTelemetry.Complete(state, response.Status, _clock.GetElapsedTime(started), null);
            return message.ExtractResponse()!;
        }
        catch (Exception exception)
        {
            ClientTelemetry.Complete(state, (exception as CustomaryException)?.Status ?? 0, _clock.GetElapsedTime(started), exception);
            if (exception is CustomaryException failure) ClientLog.Failed(_logger, request.Operation, failure.Status, failure.Code, state.Tries, failure.RequestId, failure.CorrelationId);
            throw;
        }
    }

    /// <summary>Reads the body of a successful response.</summary>
    /// <exception cref="CustomaryException">The body is not valid.</exception>
    public static T Read<T>(string operation, PipelineResponse response, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(ResponseBody.WithoutByteOrderMark(response.Content.ToMemory()).Span, type) ?? throw Failures.FromBody(operation, response, null);
        }
        catch (JsonException exception)
        {
            throw Failures.FromBody(operation, response, exception);
        }
    }

    private static ILogger CreateLogger(CustomaryClientOptions options) =>
        options.ClientLoggingOptions?.LoggerFactory?.CreateLogger<CustomaryClient>() ?? NullLogger<CustomaryClient>.Instance;

    private PipelineMessage CreateMessage(ApiRequest request, OperationState state)
    {
        var message = _pipeline.CreateMessage();
        message.SetProperty(typeof(OperationState), state);
        message.Request.Method = request.Method;
        message.Request.Uri = new(_root + request.Path);
        var headers = message.Request.Headers;
        headers.Set("Accept", "application/json");
        headers.Set(ApiHeaders.RequestId, (request.RequestId ?? RequestIds.NewRequestId()).ToString());
        headers.Set(ApiHeaders.CorrelationId, RequestIds.GetCorrelationId());
        if (_locale is not null) headers.Set(ApiHeaders.Locale, _locale);
        if (_application is not null) headers.Set(ApiHeaders.Application, _application);
        if (request.IfMatch is { } etag) headers.Set("If-Match", $"\"{etag}\"");
        if (request.ContinuationToken is { } token) headers.Set(ApiHeaders.ContinuationToken, token);
        message.BufferResponse = !request.IsStreamed;
        if (request.Stream is { } stream)
        {
            headers.Set("Content-Type", stream.Type);
            message.Request.Content = stream.Content;
        }

        if (request.Body is not { } body) return message;
        if (body.ToMemory().Length > 0) headers.Set("Content-Type", "application/json");
        message.Request.Content = BinaryContent.Create(body);
        return message;
    }

    // If the response to a deletion was lost, the repetition finds nothing to delete.
    private static bool IsSuccess(ApiRequest request, int status, OperationState state) =>
        status is >= 200 and < 300 || (status == 404 && (request.AcceptsNotFound || (request.Method == "DELETE" && state.IsOutcomeUnknown)));
}
