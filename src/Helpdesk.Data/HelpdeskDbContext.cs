using Helpdesk.Data.Accounts;
using Helpdesk.Data.Bulk;
using Helpdesk.Data.DueWork;
using Helpdesk.Data.Notices;
using Helpdesk.Data.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Coverage;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Guidelines;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Settings;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.Domain.Trainings;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Helpdesk.Data;

/// <summary>The desk's tables. What differs between databases is in the provider's subclass and nowhere else.</summary>
public abstract class HelpdeskDbContext(DbContextOptions options) : IdentityUserContext<Account, long>(options)
{
    public DbSet<Ticket> Tickets => Set<Ticket>();

    public DbSet<TicketMessage> Messages => Set<TicketMessage>();

    public DbSet<TicketEvent> Events => Set<TicketEvent>();

    public DbSet<TierStay> Stays => Set<TierStay>();

    public DbSet<Escalation> Escalations => Set<Escalation>();

    public DbSet<TicketAssignment> Assignments => Set<TicketAssignment>();

    public DbSet<TicketOffer> Offers => Set<TicketOffer>();

    public DbSet<TicketConsult> Consults => Set<TicketConsult>();
    public DbSet<PendingAnswer> Answers => Set<PendingAnswer>();

    public DbSet<RoutingDecision> Decisions => Set<RoutingDecision>();

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<ProductFamily> Families => Set<ProductFamily>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<Generation> Generations => Set<Generation>();

    public DbSet<Team> Teams => Set<Team>();

    public DbSet<ServiceProvider> Providers => Set<ServiceProvider>();

    public DbSet<ServiceRule> ServiceRules => Set<ServiceRule>();

    public DbSet<Agent> Agents => Set<Agent>();

    public DbSet<WorkPlan> WorkPlans => Set<WorkPlan>();

    public DbSet<Workplace> Workplaces => Set<Workplace>();

    public DbSet<Topic> Topics => Set<Topic>();

    public DbSet<Skill> Skills => Set<Skill>();

    public DbSet<Qualification> Qualifications => Set<Qualification>();

    public DbSet<AdmissionRule> AdmissionRules => Set<AdmissionRule>();

    public DbSet<GateOverride> Overrides => Set<GateOverride>();

    public DbSet<Traineeship> Traineeships => Set<Traineeship>();

    public DbSet<Course> Courses => Set<Course>();

    public DbSet<TrainingSession> Sessions => Set<TrainingSession>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<Guideline> Guidelines => Set<Guideline>();

    public DbSet<GuidelineAcknowledgement> Acknowledgements => Set<GuidelineAcknowledgement>();

    public DbSet<DeskSettings> Settings => Set<DeskSettings>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<DueItem> Due => Set<DueItem>();

    public DbSet<DueRuns> DueRuns => Set<DueRuns>();

    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<NoticeChoice> NoticeChoices => Set<NoticeChoice>();

    public DbSet<OutgoingMail> Outbox => Set<OutgoingMail>();

    public DbSet<CoverageMinimum> CoverageMinimums => Set<CoverageMinimum>();

    public DbSet<ServiceCalendar> Calendars => Set<ServiceCalendar>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Agreement> Agreements => Set<Agreement>();

    public DbSet<LedgerSpan> Ledger => Set<LedgerSpan>();

    public DbSet<TicketClock> Clocks => Set<TicketClock>();

    public DbSet<ClockStep> ClockSteps => Set<ClockStep>();

    public DbSet<ClockStepRun> ClockStepRuns => Set<ClockStepRun>();

    /// <summary>The SQL by which an index holds only the rows where this is so, written as EF's own queries ask for it.</summary>
    protected abstract string IsTrue(string column);

    /// <summary>Runs a command as one transaction: what it did is either durable when this returns, or did not happen.</summary>
    /// <param name="work">What it does.</param>
    /// <param name="cancellationToken">Ends it, before it is committed.</param>
    /// <param name="afterSaving">What follows from what was saved and needs its keys; says whether there is something to save, in the same transaction.</param>
    public virtual async Task<T> InOneTransaction<T>(Func<Task<T>> work, CancellationToken cancellationToken, Func<Task<bool>>? afterSaving = null)
    {
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        var result = await work();
        await SaveChangesAsync(cancellationToken);
        if (afterSaving is not null && await afterSaving())
        {
            await SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>The time of the database, which all nodes share: leases and due times are judged by it.</summary>
    /// <param name="node">This node's clock, for a database that is part of the node.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public abstract Task<DateTimeOffset> TimeAsync(TimeProvider node, CancellationToken cancellationToken);

    /// <summary>Whether a save failed because another one had just taken the same unique value.</summary>
    public abstract bool IsDuplicate(DbUpdateException exception);

    /// <summary>Two transactions waited for each other, and this one was ended; asked again, it gets through.</summary>
    public bool IsDeadlock(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException!)
        {
            if (TellsADeadlock(cause))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The database's own words for it.</summary>
    protected virtual bool TellsADeadlock(Exception exception) => false;

    /// <summary>
    /// Of these tickets the first that nobody owns and nobody is just taking; it is locked until the end of the transaction. So many
    /// who ask at once take one ticket each instead of waiting for the same one.
    /// </summary>
    /// <param name="ids">In the order of queues; this transaction read them as free.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public abstract Task<long?> FirstFreeAsync(long[] ids, CancellationToken cancellationToken);

    /// <summary>The provider's fastest way to write many rows that bring their keys; inside the current transaction.</summary>
    public abstract Task InsertAsync(BulkTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken);

    /// <summary>Lets the query planner know what the tables hold now.</summary>
    public abstract Task RefreshStatisticsAsync(CancellationToken cancellationToken);

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        using var _ = VersionCount.Begin(ChangeTracker);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var _ = VersionCount.Begin(ChangeTracker);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Indexes are chosen by the queries that need them, not one per foreign key.
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<IdentityUserClaim<long>>().ToTable("AccountClaims");
        builder.Entity<IdentityUserLogin<long>>().ToTable("AccountLogins");
        builder.Entity<IdentityUserToken<long>>().ToTable("AccountTokens");
        builder.ApplyConfigurationsFromAssembly(typeof(HelpdeskDbContext).Assembly);
        TicketIndexes.Configure(builder.Entity<Ticket>(), IsTrue);

        foreach (var type in builder.Model.GetEntityTypes().Where(t => typeof(Aggregate).IsAssignableFrom(t.ClrType)))
        {
            type.FindProperty(nameof(Aggregate.Version))!.IsConcurrencyToken = true;
        }
    }
}
