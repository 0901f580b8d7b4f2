using Customary.Server.Faults;

namespace Customary.Server.Http;

/// <summary>A request that cannot be taken apart: the only fault that travels as an exception, for binding has no other way out.</summary>
internal sealed class RequestFaultException(Fault fault) : Exception(fault.Description)
{
    public Fault Fault { get; } = fault;
}
