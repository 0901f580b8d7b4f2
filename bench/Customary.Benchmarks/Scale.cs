namespace Customary.Benchmarks;

/// <summary>The amount of data and the durations: a full run or a quick smoke test.</summary>
internal sealed record Scale
{
    public static Scale Full { get; } = new();

    public static Scale Quick { get; } = new()
    {
        Customers = 10_000,
        Sizes = [1_000, 10_000, 20_000],
        WarmUp = TimeSpan.FromSeconds(2),
        Round = TimeSpan.FromSeconds(1),
        Rounds = 3,
        PlotRound = TimeSpan.FromSeconds(0.5),
        PlotRounds = 1,
        ConnectionCounts = [1, 8, 64],
        Tenants = 20_000,
        Starts = 3,
        HostileCustomers = 600,
        StateCustomers = 20_000,
        MockCustomers = [1_000],
    };

    /// <summary>The number of customers in the database of most benchmarks.</summary>
    public int Customers { get; private init; } = 1_000_000;

    /// <summary>The database sizes for the latency comparison, in customers. The last one is compared with the second one.</summary>
    public IReadOnlyList<int> Sizes { get; private init; } = [1_000, 10_000, 100_000, 1_000_000, 5_000_000];

    public int Connections { get; private init; } = 32;

    /// <summary>The duration of the warm-up, after which tiered compilation is complete.</summary>
    public TimeSpan WarmUp { get; private init; } = TimeSpan.FromSeconds(12);

    public TimeSpan Round { get; private init; } = TimeSpan.FromSeconds(3);

    public int Rounds { get; private init; } = 7;

    /// <summary>The duration of a round for a plot.</summary>
    public TimeSpan PlotRound { get; private init; } = TimeSpan.FromSeconds(1.5);

    public int PlotRounds { get; private init; } = 3;

    /// <summary>This scale with the rounds of a plot.</summary>
    public Scale ForPlot => this with { WarmUp = PlotRound, Round = PlotRound, Rounds = PlotRounds };

    /// <summary>This scale with many short rounds, to find a small difference on a machine with other load.</summary>
    public Scale ForSmallDifference => this with { Round = Round / 2, Rounds = Rounds * 9 };

    public IReadOnlyList<int> ConnectionCounts { get; private init; } = [1, 2, 4, 8, 16, 32, 64, 128, 256];

    /// <summary>The number of tenants for the rate limiter.</summary>
    public int Tenants { get; private init; } = 1_000_000;

    /// <summary>The number of starts for the startup benchmark.</summary>
    public int Starts { get; private init; } = 15;

    /// <summary>The number of customers (and audit records) of a hostile tenant.</summary>
    public int HostileCustomers { get; private init; } = 5_000;

    /// <summary>The number of customers for the benchmark of snapshots, in ten tenants.</summary>
    public int StateCustomers { get; private init; } = 100_000;

    /// <summary>The numbers of customers for the comparison with mock servers.</summary>
    public IReadOnlyList<int> MockCustomers { get; private init; } = [1_000, 100_000];
}
