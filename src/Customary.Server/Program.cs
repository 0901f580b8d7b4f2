using Customary.Server.Commands;

return await CommandLine.RunAsync(args);
