using Customary.Hosting.Certificates;

namespace Customary.Server.Commands;

/// <summary>
/// Prints the path of the development certificate, how to trust it and, for further names, what a client with built-in addresses
/// needs. It creates the certificate if it does not exist, and changes nothing else on the machine.
/// </summary>
internal static class CertificateCommand
{
    public static Command Create()
    {
        var hosts = new Option<string[]>("--host")
        {
            Description = "Further DNS names, such as api.partnercenter.microsoft.com login.microsoftonline.com. The certificate for them is valid for 30 days. "
                + "The command prints what a client with these addresses built in needs.",
            HelpName = "name",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("certificate", "Print the path of the development certificate for https and how to trust it. Creates the certificate if it does not exist.") { hosts };
        command.SetAction(parseResult => Run(
            parseResult.GetValue(hosts) ?? [], TimeProvider.System, parseResult.InvocationConfiguration.Output, parseResult.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string[] hosts, TimeProvider clock, TextWriter output, TextWriter error)
    {
        var names = new List<string>();
        foreach (var host in hosts)
        {
            if (ToAscii(host) is not { } name)
            {
                error.WriteLine($"--host: '{host}' is not valid. Use a DNS name such as api.partnercenter.microsoft.com, without scheme, port and wildcard.");
                return CommandLine.InvalidUsage;
            }

            if (!names.Contains(name) && name != "localhost") names.Add(name);
        }

        try
        {
            var development = DevelopmentCertificate.ForCurrentUser(clock, names);
            using var certificate = development.GetOrCreate();
            foreach (var warning in development.FindExposures()) error.WriteLine($"warning: {warning}");
            output.Write(CertificateInstructions.Write(development, names, certificate.NotAfter.ToUniversalTime()));
            return 0;
        }
        catch (SettingsException exception)
        {
            error.WriteLine(exception.Message);
            return CommandLine.Failed;
        }
    }

    // A certificate contains internationalized names in their ASCII form.
    private static string? ToAscii(string host)
    {
        try
        {
            var name = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(host).ToLowerInvariant();
            return Uri.CheckHostName(name) == UriHostNameType.Dns && !name.EndsWith('.') ? name : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
