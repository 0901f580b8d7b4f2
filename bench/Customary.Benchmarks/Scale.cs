namespace Customary.Benchmarks;

/// <summary>How much is measured for how long: in full, or just enough to see that a benchmark works.</summary>
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
        MockCustomers = [1_000],
    };

    /// <summary>The customers of the store that most figures are about.</summary>
    public int Customers { get; private init; } = 1_000_000;

    /// <summary>The sizes of the stores whose latencies are compared; the last is the largest, the second is what it is compared with.</summary>
    public IReadOnlyList<int> Sizes { get; private init; } = [1_000, 10_000, 100_000, 1_000_000, 5_000_000];

    public int Connections { get; private init; } = 32;

    /// <summary>How long a server is asked before anything counts, so that its code is compiled as well as it will be.</summary>
    public TimeSpan WarmUp { get; private init; } = TimeSpan.FromSeconds(12);

    public TimeSpan Round { get; private init; } = TimeSpan.FromSeconds(3);

    public int Rounds { get; private init; } = 7;

    /// <summary>The length of a round of which there are many, for the sake of a plot.</summary>
    public TimeSpan PlotRound { get; private init; } = TimeSpan.FromSeconds(1.5);

    public int PlotRounds { get; private init; } = 3;

    /// <summary>The same with the rounds of a plot.</summary>
    public Scale ForPlot => this with { WarmUp = PlotRound, Round = PlotRound, Rounds = PlotRounds };

    public IReadOnlyList<int> ConnectionCounts { get; private init; } = [1, 2, 4, 8, 16, 32, 64, 128, 256];

    /// <summary>The tenants that the limiter knows.</summary>
    public int Tenants { get; private init; } = 1_000_000;

    /// <summary>How often a server is started to see how long that takes.</summary>
    public int Starts { get; private init; } = 15;

    /// <summary>How many customers, and so audit records, a hostile tenant has.</summary>
    public int HostileCustomers { get; private init; } = 5_000;

    /// <summary>How many customers the tools from npm are given.</summary>
    public IReadOnlyList<int> MockCustomers { get; private init; } = [1_000, 100_000];
}
