namespace Helpdesk.Domain.Shared;

public abstract class Entity
{
    public long Id { get; private set; }
}

/// <summary>A root that is loaded, changed and saved as one; <see cref="Version"/> refuses concurrent edits.</summary>
public abstract class Aggregate : Entity
{
    /// <summary>Counts saved changes, from 1. Portable over the three databases, raised by the unit of work.</summary>
    public int Version { get; private set; }
}

/// <summary>What tickets refer to is deactivated, never deleted.</summary>
public abstract class Retirable : Aggregate
{
    public bool Active { get; private set; } = true;

    public void Deactivate() => Active = false;

    public void Reactivate() => Active = true;

    /// <summary>In use or out of use, where one form says both.</summary>
    public void SetActive(bool active) => Active = active;
}
