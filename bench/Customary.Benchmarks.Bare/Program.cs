using Customary.Benchmarks.Bare;

return args switch
{
    ["body", var file] => await BodyServer.RunAsync(file),
    ["sqlite", var path, var partner] => await SqliteServer.RunAsync(path, Guid.Parse(partner)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: body FILE | sqlite PATH PARTNER");
    return 2;
}
