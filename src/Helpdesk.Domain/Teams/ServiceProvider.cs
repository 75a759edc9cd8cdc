using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Teams;

/// <summary>An outside company that runs teams and sees only their work.</summary>
public sealed class ServiceProvider : Retirable
{
    private ServiceProvider()
    {
    }

    public ServiceProvider(string name) => Name = name;

    public const int NameMaxLength = 80;

    public string Name { get; private set; } = "";

    /// <summary>The contract grants its people the customers' mail addresses; names and devices they always see.</summary>
    public bool SeesMail { get; private set; }

    public void Rename(string name) => Name = name;

    public void Grant(bool seesMail) => SeesMail = seesMail;
}
