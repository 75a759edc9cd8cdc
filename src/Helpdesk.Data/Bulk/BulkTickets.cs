using System.Reflection;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Data.Bulk;

/// <summary>
/// Writes many new tickets with all that belongs to them. Keys are given out here instead of by the database,
/// so that a row needs no answer before the next one goes.
/// </summary>
internal sealed class BulkTickets
{
    private static readonly Action<Aggregate, int> SetVersion = Setter<Aggregate, int>(nameof(Aggregate.Version));
    private static readonly Action<Ticket, long> SetCustomer = Setter<Ticket, long>(nameof(Ticket.CustomerId));

    private readonly HelpdeskDbContext db;
    private readonly Dictionary<Type, Keys> keys;

    private BulkTickets(HelpdeskDbContext db, Dictionary<Type, Keys> keys) => (this.db, this.keys) = (db, keys);

    public static async Task<BulkTickets> PrepareAsync(HelpdeskDbContext db, CancellationToken cancellationToken)
    {
        var keys = new Dictionary<Type, Keys>();
        await Add<Customer>();
        await Add<Ticket>();
        await Add<TicketMessage>();
        await Add<TicketEvent>();
        await Add<TierStay>();
        await Add<TicketAssignment>();
        await Add<Escalation>();
        AddPart<TicketSkill>(nameof(TicketSkill.TicketId));
        AddPart<AssignmentProof>(nameof(AssignmentProof.AssignmentId));
        AddPart<EscalationStep>(nameof(EscalationStep.EscalationId));
        return new(db, keys);

        async Task Add<T>() where T : Entity =>
            keys.Add(typeof(T), new(
                new(db, typeof(T)), Find<T>("TicketId"), await db.Set<T>().MaxAsync(e => (long?)e.Id, cancellationToken) ?? 0));

        void AddPart<T>(string parent) where T : class => keys.Add(typeof(T), new(new(db, typeof(T)), Find<T>(parent), 0));
    }

    public void Add(Customer customer) => Add(customer, 0);

    public void Add(Ticket ticket)
    {
        SetCustomer(ticket, ticket.Customer!.Id);
        Add(ticket, 0);
        AddAll(ticket.Messages, ticket);
        AddAll(ticket.Events, ticket);
        AddAll(ticket.Stays, ticket);
        AddAll(ticket.Assignments, ticket);
        AddAll(ticket.Escalations, ticket);
        AddParts(ticket.Skills, ticket);
        foreach (var assignment in ticket.Assignments)
        {
            AddParts(assignment.Proofs, assignment);
        }

        foreach (var escalation in ticket.Escalations)
        {
            AddParts(escalation.Steps, escalation);
        }
    }

    /// <summary>What was added since the last time, as values for the driver; then the next ones may be added.</summary>
    public IReadOnlyList<(BulkTable Table, IReadOnlyList<object?[]> Rows)> Take() => [.. keys.Values.Select(k => (k.Table, k.Take()))];

    public Task WriteAsync(IReadOnlyList<(BulkTable Table, IReadOnlyList<object?[]> Rows)> batch, CancellationToken cancellationToken) =>
        db.InOneTransaction(
            async () =>
            {
                foreach (var (table, rows) in batch.Where(b => b.Rows.Count > 0))
                {
                    await db.InsertAsync(table, rows, cancellationToken);
                }

                return true;
            },
            cancellationToken);

    private void AddAll<T>(IEnumerable<T> children, Ticket ticket) where T : Entity
    {
        foreach (var child in children)
        {
            Add(child, ticket.Id);
        }
    }

    private void Add<T>(T entity, long parent) where T : Entity
    {
        if (entity is Aggregate aggregate)
        {
            SetVersion(aggregate, 1);
        }

        keys[typeof(T)].Add(entity, parent, entity);
    }

    private void AddParts<T>(IEnumerable<T> parts, Entity whole) where T : class
    {
        foreach (var part in parts)
        {
            keys[typeof(T)].Add(part, whole.Id, numbered: null);
        }
    }

    private static Action<object, long>? Find<T>(string property) where T : class =>
        typeof(T).GetProperty(property) is null ? null : Widen(Setter<T, long>(property));

    private static Action<object, long> Widen<T>(Action<T, long> set) where T : class => (row, value) => set((T)row, value);

    private static Action<T, TValue> Setter<T, TValue>(string property) => typeof(T)
        .GetProperty(property, BindingFlags.Instance | BindingFlags.Public)!
        .DeclaringType!.GetProperty(property)!.GetSetMethod(nonPublic: true)!.CreateDelegate<Action<T, TValue>>();

    private sealed class Keys(BulkTable table, Action<object, long>? setParent, long last)
    {
        private static readonly Action<Entity, long> SetId = Setter<Entity, long>(nameof(Entity.Id));

        private readonly List<object> entities = [];

        public BulkTable Table => table;

        public void Add(object entity, long parent, Entity? numbered)
        {
            if (numbered is not null)
            {
                SetId(numbered, ++last);
            }

            setParent?.Invoke(entity, parent);
            entities.Add(entity);
        }

        public List<object?[]> Take()
        {
            List<object?[]> rows = [.. entities.Select(Row)];
            entities.Clear();
            return rows;
        }

        private object?[] Row(object entity)
        {
            var row = new object?[table.Columns.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = table.Columns[i].Read(entity);
            }

            return row;
        }
    }
}
