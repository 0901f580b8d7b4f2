namespace Customary.Server.Commands;

/// <summary>Checks whether a server is ready, or waits until it is.</summary>
internal static class ReadyCommand
{
    private static readonly TimeSpan MaxAttemptTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static Command Create()
    {
        var url = ServerAddress.CreateOption(acceptsClouds: false);
        var wait = DurationOption.Create("--wait", "How long to wait until the server is ready. Default: one try.");
        var certificate = new Option<bool>("--accept-development-certificate") { Description = "Accept the development certificate of the server. Use it for development only." };
        var command = new Command("ready", "Check that a server is ready (GET /readyz). Use it as the health check of a container.") { url, wait, certificate };
        command.SetAction((parseResult, cancellationToken) => ApiCommand.RunAsync(
            parseResult,
            () => RunAsync(parseResult, ServerAddress.Parse(ServerAddress.Read(parseResult.GetValue(url))), parseResult.GetValue(wait), parseResult.GetValue(certificate), cancellationToken)));
        return command;
    }

    private static async Task RunAsync(ParseResult parseResult, Uri address, TimeSpan? wait, bool acceptsAnyCertificate, CancellationToken cancellationToken)
    {
        using var handler = new HttpClientHandler();
        if (acceptsAnyCertificate) handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
        using var http = new HttpClient(handler);
        var readiness = new Uri($"{address.AbsoluteUri.TrimEnd('/')}/readyz");
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        while (true)
        {
            var remaining = (wait ?? MaxAttemptTime) - clock.GetElapsedTime(start);
            var error = await TryAsync(http, readiness, remaining < MaxAttemptTime && remaining > Pause ? remaining : MaxAttemptTime, cancellationToken);
            if (error is null) break;
            if (wait is null || clock.GetElapsedTime(start) + Pause >= wait)
                throw new CommandException($"{readiness} is not ready{(wait is null ? "" : $" after {clock.GetElapsedTime(start).TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s")}: {error}");
            await Task.Delay(Pause, clock, cancellationToken);
        }

        await parseResult.InvocationConfiguration.Output.WriteLineAsync("ready");
    }

    /// <summary>Sends one request.</summary>
    /// <returns>Why the server is not ready; null if it is.</returns>
    private static async Task<string?> TryAsync(HttpClient http, Uri readiness, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            using var response = await http.GetAsync(readiness, limit.Token);
            return response.IsSuccessStatusCode ? null : $"it returned {(int)response.StatusCode}.";
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            return $"{exception.GetBaseException().Message} Trust the certificate of the server. For a development server, use --accept-development-certificate.";
        }
        catch (HttpRequestException exception)
        {
            return $"{exception.GetBaseException().Message}. Check that the server is running and that the address is correct.";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"no response within {timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s.";
        }
    }
}
