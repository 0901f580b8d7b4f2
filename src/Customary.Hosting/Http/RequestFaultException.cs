namespace Customary.Hosting.Http;

/// <summary>A fault as an exception, for code that cannot return one: parameter binding and response writing.</summary>
internal sealed class RequestFaultException(Fault fault) : Exception(fault.Description)
{
    public Fault Fault { get; } = fault;
}
