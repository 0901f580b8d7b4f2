namespace Customary.Benchmarks.Measuring;

/// <summary>The results of the server and its baseline. Both are measured in turn, so that other load on the machine affects both.</summary>
internal sealed class Pair(IReadOnlyList<(Round Service, Round Bare)> rounds)
{
    /// <summary>Runs both in turn after a warm-up.</summary>
    public static Task<Pair> RunAsync(ServerProcess service, ServerProcess bare, int connections, Scale scale, Requests requests) =>
        RunAsync(service, bare, connections, scale, requests, requests);

    /// <summary>Runs both in turn after a warm-up, each with its own requests.</summary>
    public static async Task<Pair> RunAsync(ServerProcess service, ServerProcess bare, int connections, Scale scale, Requests requests, Requests bareRequests)
    {
        await Round.RunAsync(bare, connections, scale.WarmUp / 2, bareRequests);
        await Round.RunAsync(service, connections, scale.WarmUp, requests);
        var rounds = new List<(Round, Round)>();
        for (var round = 0; round < scale.Rounds; round++)
        {
            rounds.Add((await Round.RunAsync(service, connections, scale.Round, requests), await Round.RunAsync(bare, connections, scale.Round, bareRequests)));
        }

        return new(rounds);
    }

    public Spread Service(Func<Round, double> figure) => new(rounds.Select(round => figure(round.Service)));

    public Spread Bare(Func<Round, double> figure) => new(rounds.Select(round => figure(round.Bare)));

    public Spread Ratio(Func<Round, double> figure) => new(rounds.Select(round => figure(round.Service) / figure(round.Bare)));
}
