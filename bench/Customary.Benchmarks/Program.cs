using Customary.Benchmarks;

return args switch
{
    ["bare", var bodyFile] => await BareServer.RunAsync(bodyFile),
    ["smoke"] => await SmokeBenchmark.RunAsync(customers: 100_000),
    ["smoke", var customers] when int.TryParse(customers, out var count) => await SmokeBenchmark.RunAsync(count),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: smoke [CUSTOMERS]");
    return 2;
}
